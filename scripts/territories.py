#!/usr/bin/env python3
"""Makes assets/names/territories.txt from CLDR (pip install babel): states and territories in four languages."""
import babel

MORE = {"US": ["Etats-Unis", "USA", "U.S.", "US", "VS", "United States of America", "America", "Verenigde Staten van Amerika", "Vereinigten Staaten"],
        "GB": ["Grande-Bretagne", "UK", "U.K.", "Great Britain", "Britain", "Groot-Brittannië", "Großbritannien", "VK"],
        "NL": ["Hollande", "Netherlands", "The Netherlands", "Holland"], "CZ": ["République tchèque", "Czech Republic", "Tsjechische Republiek"],
        "CD": ["RDC", "DRC", "République démocratique du Congo", "Democratic Republic of Congo", "Congo-Kinshasa", "DR Congo"],
        "CG": ["Congo-Brazzaville"], "RU": ["Fédération de Russie", "Russian Federation"], "CN": ["République populaire de Chine"],
        "KR": ["Corée du Sud", "South Korea", "Südkorea", "Zuid-Korea"], "KP": ["Corée du Nord", "North Korea", "Nordkorea", "Noord-Korea"],
        "PS": ["Palestine", "Palestina", "Palästina"], "MM": ["Birmanie", "Burma"], "AE": ["Emirats arabes unis", "UAE", "EAU"],
        "CI": ["Côte d'Ivoire", "Ivory Coast"], "TR": ["Turquie", "Turkey"], "DE": ["RFA"], "VA": ["Vatican"], "MK": ["Macédoine", "Macedonia"]}
print("# States and territories in French, Dutch, German and English, from CLDR through Babel (Unicode licence V3), with usual\n"
      "# short forms: as aliases.txt.")
names = {lang: babel.Locale(lang).territories for lang in ("fr", "nl", "de", "en")}
for code in sorted(code for code in names["fr"] if code.isalpha() and len(code) == 2 and code not in ("ZZ", "QO", "EZ", "UN", "EU", "XA", "XB")):
    rows = [names[lang][code].replace("’", "'") for lang in names if code in names[lang]]
    rows = [row for row in rows if "(" not in row and "&" not in row]
    rows += MORE.get(code, [])
    seen = list(dict.fromkeys(rows))
    if len(seen) > 1:
        print("|".join([seen[0], "LOC", *seen[1:]]))
