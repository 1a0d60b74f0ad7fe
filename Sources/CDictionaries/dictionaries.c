#include "CDictionaries.h"

#include <string.h>

_Alignas(16) static const uint8_t de_lexicon[] = {
#embed "../../Dictionaries/de/lexicon.img" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};

#define FILE_DATA(name) static const uint8_t name[]
FILE_DATA(de_abbreviations) = {
#embed "../../Dictionaries/de/abbreviations.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_bio_words) = {
#embed "../../Dictionaries/de/bio-words.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_capital_pairs) = {
#embed "../../Dictionaries/de/capital-pairs.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_function_words) = {
#embed "../../Dictionaries/de/function-words.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_gender_variants) = {
#embed "../../Dictionaries/de/gender-variants.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_name_variants) = {
#embed "../../Dictionaries/de/name-variants.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_names) = {
#embed "../../Dictionaries/de/names.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_phrases) = {
#embed "../../Dictionaries/de/phrases.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_prepositions) = {
#embed "../../Dictionaries/de/prepositions.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(en_stopwords) = {
#embed "../../Dictionaries/en/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(es_stopwords) = {
#embed "../../Dictionaries/es/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(fr_stopwords) = {
#embed "../../Dictionaries/fr/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(it_stopwords) = {
#embed "../../Dictionaries/it/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(nl_stopwords) = {
#embed "../../Dictionaries/nl/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(pl_stopwords) = {
#embed "../../Dictionaries/pl/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(pt_stopwords) = {
#embed "../../Dictionaries/pt/stopwords.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};

FILE_DATA(de_torn_parts) = {
#embed "../../Dictionaries/de/torn-parts.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
FILE_DATA(de_product_names) = {
#embed "../../Dictionaries/de/product-names.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  int64_t count;
} files[] = {
#define FILE_ROW(name, data) {name, data, sizeof data - 8}
    FILE_ROW("de/lexicon.img", de_lexicon),
    FILE_ROW("de/abbreviations.tsv", de_abbreviations),
    FILE_ROW("de/bio-words.tsv", de_bio_words),
    FILE_ROW("de/capital-pairs.tsv", de_capital_pairs),
    FILE_ROW("de/function-words.tsv", de_function_words),
    FILE_ROW("de/gender-variants.tsv", de_gender_variants),
    FILE_ROW("de/name-variants.tsv", de_name_variants),
    FILE_ROW("de/names.tsv", de_names),
    FILE_ROW("de/phrases.tsv", de_phrases),
    FILE_ROW("de/prepositions.tsv", de_prepositions),
    FILE_ROW("de/product-names.tsv", de_product_names),
    FILE_ROW("de/torn-parts.tsv", de_torn_parts),
    FILE_ROW("en/stopwords.tsv", en_stopwords),
    FILE_ROW("es/stopwords.tsv", es_stopwords),
    FILE_ROW("fr/stopwords.tsv", fr_stopwords),
    FILE_ROW("it/stopwords.tsv", it_stopwords),
    FILE_ROW("nl/stopwords.tsv", nl_stopwords),
    FILE_ROW("pl/stopwords.tsv", pl_stopwords),
    FILE_ROW("pt/stopwords.tsv", pt_stopwords),
};

const uint8_t *mt_dictionary(const char *name, int64_t *count) {
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    if (strcmp(files[i].name, name) == 0) {
      *count = files[i].count;
      return files[i].bytes;
    }
  }
  *count = 0;
  return NULL;
}
