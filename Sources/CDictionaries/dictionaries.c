#include "CDictionaries.h"

#include <string.h>
#include <sys/mman.h>

_Alignas(16) static const uint8_t de_lexicon[] = {
#embed "../../Dictionaries/de/lexicon.img" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};

_Alignas(16) static const uint8_t de_sequences[] = {
#embed "../../Dictionaries/de/sequences.img" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
_Alignas(16) static const uint8_t de_tables[] = {
#embed "../../Dictionaries/de/tables.img" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
_Alignas(16) static const uint8_t de_tagger[] = {
#embed "../../Dictionaries/de/tagger.img" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};
_Alignas(16) static const uint8_t languages[] = {
#embed "../../Dictionaries/languages.img" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};

#define FILE_DATA(name) static const uint8_t name[]
FILE_DATA(de_conventions) = {
#embed "../../Dictionaries/de/conventions.tsv" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
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
static const struct {
  const char *name;
  const uint8_t *bytes;
  int64_t count;
} files[] = {
#define FILE_ROW(name, data) {name, data, sizeof data - 8}
    FILE_ROW("de/lexicon.img", de_lexicon),
    FILE_ROW("de/sequences.img", de_sequences),
    FILE_ROW("de/tables.img", de_tables),
    FILE_ROW("de/tagger.img", de_tagger),
    FILE_ROW("languages.img", languages),
    FILE_ROW("de/conventions.tsv", de_conventions),
    FILE_ROW("de/name-variants.tsv", de_name_variants),
    FILE_ROW("de/names.tsv", de_names),
    FILE_ROW("de/phrases.tsv", de_phrases),
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

void mt_map_pages(const void *address, int64_t count) {
#ifdef MADV_POPULATE_READ
  const uintptr_t page = 4096;
  uintptr_t start = (uintptr_t)address & ~(page - 1);
  madvise((void *)start, (uintptr_t)address + (uintptr_t)count - start, MADV_POPULATE_READ);
#endif
}
