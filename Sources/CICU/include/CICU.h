#ifndef CICU_H
#define CICU_H

#include <stdint.h>

/// What mtlint uses of ICU, in plain C types. No ICU header appears here: Foundation carries headers of a newer ICU,
/// and a Swift file that saw both would not compile.

/// A word or sentence break iterator over UTF-8, with the rules of the root locale.
typedef struct mt_breaker mt_breaker;

/// Opens a word break iterator; null where ICU's data is missing.
mt_breaker *_Nullable mt_breaker_open_word(void);
/// Opens a sentence break iterator; null where ICU's data is missing.
mt_breaker *_Nullable mt_breaker_open_sentence(void);
void mt_breaker_close(mt_breaker *_Nullable breaker);
/// Points the iterator at `count` bytes of UTF-8 and sets it to offset 0. The bytes must outlive the iteration.
void mt_breaker_set_text(mt_breaker *_Nonnull breaker, const uint8_t *_Nonnull bytes, int64_t count);
/// The next boundary in bytes, or -1 after the last.
int64_t mt_breaker_next(mt_breaker *_Nonnull breaker);
/// ICU's rule status of the segment that ends at the current boundary, in hundreds:
/// 0 none, 1 number, 2 letter, 3 kana, 4 ideograph.
int32_t mt_breaker_status(mt_breaker *_Nonnull breaker);

/// Properties of a code point, with ICU's own numbers.
int32_t mt_word_break(uint32_t scalar);
int32_t mt_sentence_break(uint32_t scalar);
int32_t mt_general_category(uint32_t scalar);
int32_t mt_east_asian_width(uint32_t scalar);
int32_t mt_script(uint32_t scalar);
uint32_t mt_to_lower(uint32_t scalar);
uint32_t mt_to_upper(uint32_t scalar);

/// ICU's version, for example "72.1".
const char *_Nonnull mt_icu_version(void);

/// Boundaries that ICU finds in the text converted to UTF-16, the way programs commonly call it. Only for measuring.
int64_t mt_count_utf16_boundaries(const uint8_t *_Nonnull bytes, int64_t count, int32_t words, int32_t sentences);

#endif
