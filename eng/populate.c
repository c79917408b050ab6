/*
 * Linked into each published program. The runtime unpacks its types into memory that no page was given to yet, and pays a page fault for
 * every 4 KiB of it, before the first line of ours runs. Asking for all of these pages at once is one call. bench/RESULTS.md has the
 * figure; where the kernel is older than 5.14 nothing happens.
 */
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

extern char __bss_start[], _end[];

__attribute__((constructor)) static void populate(void) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t from = ((uintptr_t)__bss_start + page - 1) & ~(page - 1), to = (uintptr_t)_end & ~(page - 1);
    if (to > from) {
        madvise((void *)from, to - from, MADV_POPULATE_WRITE);
    }
}
