#!/bin/bash
# Trains the taggers of assets/models anew, bit for bit: scripts/entity-models.sh NER-DATA SHARED-DATA FOLDER LANG...
#
# NER-DATA is the unpacked ner-data.tar.xz of docs/models.md, SHARED-DATA the folder with extract-dev and related-dev;
# models, tables and labelled text go to FOLDER. TRAIN names the program (default: target/release/examples/...), PYTHON
# the Python that has the packages entity-tables.py names. fr comes first: the others learn from its mended text.
set -e
N=$(realpath "$1"); D=$(realpath "$2"); mkdir -p "$3"; O=$(realpath "$3"); shift 3
cd "$(dirname "$0")/.."
S=scripts; A=assets/training; P=${PYTHON:-python3}; T=${TRAIN:-target/release/examples/train-entities}

for l in fr de en; do for part in train held; do $P $S/entity-press.py $part "$D" $l $A/press-$l.spans > "$O/press-$l-$part.jsonl"; done; done
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
news_fr=news-fr-train.jsonl; news_nl=news-nl-train.jsonl; news_de=news-de-train.jsonl; news_en=news-en-train.jsonl
for l in "$@"; do
    case $l in
        fr)
            train fr --out hand.ner --features 390000 --rounds 10 --averaged 3 --pruned 6 --courses 2 "$hand*2" "$fr*2" "$news_fr*2" templates-fr.conll
            train fr --model hand.ner --mended silver.conll $N/fr/press-silver.conll
            head -460000 silver.conll > part.conll
            train fr --out fr.ner --features 390000 --rounds 3 --averaged 1 --pruned 2 --courses 3 silver.conll "$hand*8" "$fr*8" "$news_fr*4" \
                "templates-fr.conll*3"
            ;;
        nl)
            train nl --out nl.ner --features 380000 --rounds 6 --averaged 2 --pruned 3 --courses 2 --hide 0.3 --dropout 0.3 "$news_nl*4" $hand $fr \
                $wikigold $germeval $de $en "templates-nl.conll*2" templates-de.conll
            ;;
        de)
            train de --out de.ner --features 380000 --rounds 6 --averaged 2 --pruned 3 --courses 2 --hide 0.3 --dropout 0.3 \
                "$germeval*4" "$de*4" "$news_de*4" $hand $fr "templates-de.conll*2"
            ;;
        en)
            train en --out en.ner --features 380000 --rounds 5 --averaged 2 --pruned 3 --courses 2 --hide 0.3 --dropout 0.3 "$en*6" "$news_en*4" \
                "$wikigold*2" $hand $fr $germeval $news_nl $de $news_de "templates-en.conll*3" part.conll
            ;;
    esac
done
