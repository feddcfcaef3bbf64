#!/bin/bash
# Trains the taggers of assets/models anew, bit for bit: scripts/entity-models.sh NER-DATA SHARED-DATA FOLDER LANG...
#
# NER-DATA is the unpacked ner-data.tar.xz of docs/models.md, SHARED-DATA the folder with extract-dev, related-dev and ner;
# models, tables and labelled text go to FOLDER. TRAIN names the program (default: target/release/examples/...), PYTHON
# the Python that has the packages entity-tables.py names.
set -e
N=$(realpath "$1"); D=$(realpath "$2"); mkdir -p "$3"; O=$(realpath "$3"); shift 3
cd "$(dirname "$0")/.."
S=scripts; A=assets/training; P=${PYTHON:-python3}; T=${TRAIN:-target/release/examples/train-entities}

for l in fr de en; do
    for part in train held; do
        $P $S/entity-press.py $part "$D" $l $A/press-$l.spans > "$O/press-$l-$part.jsonl"
        $P $S/entity-press.py $part "$D" $l $A/press-$l-[2-9].spans > "$O/more-$l-$part.jsonl"
    done
done
for l in fr nl de en; do
    $P $S/entity-press.py marked $l $A/news-$l-*.txt > "$O/news-$l.jsonl"
    awk 'NR % 8 != 0' "$O/news-$l.jsonl" > "$O/news-$l-train.jsonl"
    awk 'NR % 8 == 0' "$O/news-$l.jsonl" > "$O/news-$l-held.jsonl"
done
for l in nl de en; do $P $S/entity-press.py texts "$D" $l > "$O/texts-$l.jsonl"; done
hand=$N/fr/press-train-hand.conll
germeval=$N/de/germeval2014/dev.conll
wikigold=$N/en/wikigold/all.conll
for l in fr nl de en; do
    case $l in
        fr) words=($hand) ;;
        nl) words=("$O/news-nl-train.jsonl" "$O/texts-nl.jsonl" $N/nl/europeana-kb/train.conll) ;;
        de) words=("$O/news-de-train.jsonl" "$O/press-de-train.jsonl" "$O/texts-de.jsonl" $germeval) ;;
        en) words=("$O/news-en-train.jsonl" "$O/press-en-train.jsonl" "$O/texts-en.jsonl" $wikigold) ;;
    esac
    $P $S/entity-tables.py $l "$O" $N/tables/clusters.tsv names=$N/fr/wikiann/train.conll names=$N/nl/wikiann/train.conll \
        names=$N/de/wikiann/train.conll names=$N/en/wikiann/train.conll "${words[@]}"
    $P $S/entity-templates.py $l "$O/names-$l.tsv" 25 > "$O/templates-$l.conll"
done

T=$(realpath "$T")
cd "$O"
train() {
    local l=$1 small=small-$1.tsv
    shift
    if [ "$l" = fr ]; then small=$N/tables/lower.tsv; fi
    "$T" --lang "$l" --classes "classes-$l.tsv" --names $N/tables/gaz.tsv --names "names-$l.tsv" --smallness "$small" "$@"
}
fr=press-fr-train.jsonl; de=press-de-train.jsonl; en=press-en-train.jsonl
more_fr=more-fr-train.jsonl; more_de=more-de-train.jsonl; more_en=more-en-train.jsonl
news_fr=news-fr-train.jsonl; news_nl=news-nl-train.jsonl; news_de=news-de-train.jsonl; news_en=news-en-train.jsonl
# What the other languages learn from French.
head -4312 $more_fr > part-fr.jsonl
kept="--averaged 2 --pruned 3 --hide 0.3 --dropout 0.3"
for l in "$@"; do
    case $l in
        fr) train fr --out fr.ner --features 390000 --rounds 6 --courses 3 $kept "$hand*2" "$fr*2" $more_fr $news_fr templates-fr.conll ;;
        nl)
            train nl --out nl.ner --features 380000 --rounds 6 --courses 2 $kept "$news_nl*4" $hand part-fr.jsonl $wikigold $germeval \
                $de $more_de $en $more_en "templates-nl.conll*2" templates-de.conll
            ;;
        de)
            train de --out de.ner --features 380000 --rounds 6 --courses 2 $kept "$germeval*4" "$de*4" "$more_de*3" "$news_de*4" $hand $fr \
                "templates-de.conll*2"
            ;;
        en)
            train en --out en.ner --features 380000 --rounds 5 --courses 2 $kept "$en*4" "$more_en*2" "$news_en*3" "$wikigold*2" $hand \
                part-fr.jsonl $germeval $news_nl $de $news_de "templates-en.conll*2"
            ;;
    esac
done
