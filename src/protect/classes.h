/* The values of a field, cut where a condition, a band or a breakdown cuts them: a class is what nothing published tells
 * apart. Bands are cut on the field that they are made of, so that two bandings of one field, or a band and a condition,
 * share their classes. Private to protect/. */
#ifndef PROTECT_CLASSES_H
#define PROTECT_CLASSES_H

#include "stats/model.h"

/* A field as the conditions on one table see it. */
struct dimension {
	struct path path;
	const struct records *records; /* whose values it has, of a field that is worked out of the period; else NULL */
	const struct interval *any;    /* of a list of codes: a record is "in" if its list holds one of these; else NULL */
	size_t any_count;
	int64_t *cuts; /* ascending: where classes begin; the class before the first cut is class 0 */
	size_t cut_count, cut_capacity;
	int64_t low, high;  /* between which all known values lie */
	size_t begun;       /* one more than the dimension of the day before which no record has this one; 0: none */
	size_t class_count; /* of known values; class number class_count is unknown */
};

struct dimensions {
	struct arena *arena;
	const struct records *records; /* of the year that is looked at */
	struct dimension *items;
	size_t count, capacity;
};

/* Do both lead to the same field by the same steps? */
bool path_same(const struct path *a, const struct path *b);

/* Do both ask of the same list? Then what is unknown in one is in the other. */
bool lists_same(const struct dimension *a, const struct dimension *b);

/* The dimension of PATH (of a band: of the field below it), added if it is new. */
size_t dimension_find(struct dimensions *dimensions, const struct path *path);

/* The dimension of a list of codes that asks for one of COUNT intervals. */
size_t dimension_of_list(
    struct dimensions *dimensions, const struct path *path, const struct interval *any, size_t count);

/* Cuts the dimension wherever PATH's intervals begin or end. Of a band these are its codes. */
void dimension_cut(
    struct dimensions *dimensions, size_t at, const struct path *path, const struct interval *intervals, size_t count);

/* All cuts are made: classes are counted. */
void dimensions_finish(struct dimensions *dimensions);

/* Could a record lie in CLASS of the dimension at ENDED and in BEGUN_CLASS of the day that it began? */
bool dimension_follows(const struct dimensions *dimensions, size_t ended, size_t class, size_t begun_class);

/* How many classes records can lie in: the unknown one, which is last, is none of a field that every record must have. */
size_t dimension_classes(const struct dimension *dimension);

/* Can a record lie in CLASS? Not beside the codes or beyond the least and the greatest value that the dictionary lets pass. */
bool dimension_admits(const struct dimension *dimension, size_t class);

/* What PATH, whose dimension is AT, holds for records of CLASS, as path_value gives it; false where it is unknown. */
bool class_value(const struct dimensions *dimensions, size_t at, size_t class, const struct path *path, int64_t *value);

#endif
