#ifndef CDICTIONARIES_H
#define CDICTIONARIES_H

#include <stdint.h>

/// A file of the folder `Dictionaries`, compiled into the program ("de/phrases.tsv"); null where there is none.
/// At least eight zero bytes follow its `count` bytes.
const uint8_t *_Nullable mt_dictionary(const char *_Nonnull name, int64_t *_Nonnull count);

/// Tells the system that a stretch of a file will be read here and there: its pages are mapped at once, not one by one as
/// they are touched. Does nothing where the system knows no such call.
void mt_map_pages(const void *_Nonnull address, int64_t count);

/// Asks the processor to fetch the cache line of an address that will be read soon.
static inline void mt_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif
