#!/usr/bin/env python3
"""Makes assets/names/territories.txt from CLDR (pip install babel): states and territories in four languages."""
import babel

MORE = {"US": ["Etats-Unis", "USA", "U.S.", "US", "VS", "en:United States of America", "en:America", "nl:Verenigde Staten van Amerika", "de:Vereinigten Staaten"],
        "GB": ["Grande-Bretagne", "UK", "U.K.", "en:Great Britain", "en:Britain", "nl:Groot-Brittannië", "de:Großbritannien", "VK"],
        "NL": ["Hollande", "en:Netherlands", "en:The Netherlands", "en:Holland"],
        "CZ": ["République tchèque", "en:Czech Republic", "nl:Tsjechische Republiek"],
        "CD": ["RDC", "DRC", "République démocratique du Congo", "en:Democratic Republic of Congo", "Congo-Kinshasa", "en:DR Congo"],
        "CG": ["Congo-Brazzaville"], "RU": ["Fédération de Russie", "en:Russian Federation"], "CN": ["République populaire de Chine"],
        "KR": ["Corée du Sud", "en:South Korea", "de:Südkorea", "nl:Zuid-Korea"], "KP": ["Corée du Nord", "en:North Korea", "de:Nordkorea", "nl:Noord-Korea"],
        "PS": ["Palestine", "Palestina", "Palästina"], "MM": ["Birmanie", "en:Burma"], "AE": ["Emirats arabes unis", "UAE", "EAU"],
        "CI": ["Côte d'Ivoire", "en:Ivory Coast"], "TR": ["Turquie", "en:Turkey"], "DE": ["RFA"], "VA": ["Vatican"], "MK": ["Macédoine", "Macedonia"]}
# What it is called is a frequent name of another place, too: it is told so and not known by it.
ELSEWHERE = {"nl:Mexico", "en:Mexico", "en:Georgia"}
# Two of one name, and what stands in aliases.txt.
LEFT_OUT = {"MF", "SX", "VA"}
print("# States and territories in French, Dutch, German and English, from CLDR through Babel (Unicode licence V3), with usual\n"
      "# short forms: as aliases.txt.")
def tell(name):
    return name.replace(":", ":~") if name in ELSEWHERE else name


names = {lang: babel.Locale(lang).territories for lang in ("fr", "nl", "de", "en")}
for code in sorted(code for code in names["fr"] if code.isalpha() and len(code) == 2 and code not in ("ZZ", "QO", "EZ", "UN", "EU", "XA", "XB") and code not in LEFT_OUT):
    rows = [(lang, names[lang][code].replace("’", "'").split(" (")[0]) for lang in names if code in names[lang]]
    rows = [(lang, row) for lang, row in rows if "&" not in row]
    if not rows or rows[0][0] != "fr":
        continue
    french = rows[0][1]
    seen = dict.fromkeys([tell(f"{lang}:{row}") for lang, row in rows[1:] if row != french] + [row for row in MORE.get(code, []) if row != french])
    if seen:
        print("|".join([french, "LOC", *seen]))
