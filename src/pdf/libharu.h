/* libharu, loaded for the first PDF. */
#ifndef PDF_LIBHARU_H
#define PDF_LIBHARU_H

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <hpdf_utils.h>

/* Its functions, with the types that its headers give them. */
struct libharu {
#define LIBHARU_FUNCTION(name) __typeof__(&HPDF_##name) name;
#include "pdf/libharu_list.h"
};

/* Where it is missing, the program ends as library_need has it. */
struct libharu libharu_load(void);

/* Loads it so that libharu_load finds it there; says nothing where it is missing. */
void libharu_prepare(void);

#endif
