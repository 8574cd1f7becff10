/* A first pass over large systems, by linear algebra alone: what equations give away. Private to protect/. */
#ifndef PROTECT_SCREEN_H
#define PROTECT_SCREEN_H

#include "protect/component.h"

/* Withholds forms of COMPONENT until no primary one is a combination of shown ones: dearest first each is shown if it makes
 * none known (the idea of Ø. Langsrud's GaussSuppression). CAUSES gets, of each form withheld, a primary one that it would
 * have given away. That no number is negative is not asked; the proof that follows asks it. Nothing is done where the
 * elimination would take more than a bound of memory; beyond one of work what is left stays as it is. */
void screen(struct form_system *system, const struct component *component, uint32_t *causes);

#endif
