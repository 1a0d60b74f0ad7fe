#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

struct mt_breaker {
  UBreakIterator *iterator;
  UText text;
};

static mt_breaker *open_breaker(UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(type, "", NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  mt_breaker *breaker = malloc(sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  breaker->text = (UText)UTEXT_INITIALIZER;
  return breaker;
}

mt_breaker *mt_breaker_open_word(void) { return open_breaker(UBRK_WORD); }
mt_breaker *mt_breaker_open_sentence(void) { return open_breaker(UBRK_SENTENCE); }

void mt_breaker_close(mt_breaker *breaker) {
  if (breaker == NULL) return;
  ubrk_close(breaker->iterator);
  utext_close(&breaker->text);
  free(breaker);
}

void mt_breaker_set_text(mt_breaker *breaker, const uint8_t *bytes, int64_t count) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&breaker->text, (const char *)bytes, count, &status);
  ubrk_setUText(breaker->iterator, &breaker->text, &status);
}

int64_t mt_breaker_next(mt_breaker *breaker) { return ubrk_next(breaker->iterator); }
int32_t mt_breaker_status(mt_breaker *breaker) { return ubrk_getRuleStatus(breaker->iterator) / 100; }

int32_t mt_word_break(uint32_t scalar) { return u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK); }
int32_t mt_sentence_break(uint32_t scalar) { return u_getIntPropertyValue((UChar32)scalar, UCHAR_SENTENCE_BREAK); }
int32_t mt_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }
int32_t mt_east_asian_width(uint32_t scalar) { return u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH); }
int32_t mt_script(uint32_t scalar) { return u_getIntPropertyValue((UChar32)scalar, UCHAR_SCRIPT); }
uint32_t mt_to_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
uint32_t mt_to_upper(uint32_t scalar) { return (uint32_t)u_toupper((UChar32)scalar); }

const char *mt_icu_version(void) { return U_ICU_VERSION; }

static int64_t count_boundaries(UBreakIteratorType type, const UChar *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(type, "", text, length, &status);
  if (U_FAILURE(status)) return -1;
  int64_t count = 0;
  while (ubrk_next(iterator) != UBRK_DONE) count++;
  ubrk_close(iterator);
  return count;
}

int64_t mt_count_utf16_boundaries(const uint8_t *bytes, int64_t count, int32_t words, int32_t sentences) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  UChar *text = malloc((size_t)(count + 1) * sizeof *text);
  if (text == NULL) return -1;
  u_strFromUTF8(text, (int32_t)count + 1, &length, (const char *)bytes, (int32_t)count, &status);
  int64_t total = U_FAILURE(status) ? -1 : 0;
  if (total == 0 && words) total += count_boundaries(UBRK_WORD, text, length);
  if (total >= 0 && sentences) total += count_boundaries(UBRK_SENTENCE, text, length);
  free(text);
  return total;
}
