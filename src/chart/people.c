/* A percentage as so many of ten or of a hundred people, which is easier to see than a bar (ONS, "Communicating
 * numbers"). The figure itself stands below them. */
#include "chart/scale.h"

enum { TEN = 10, HUNDRED = 100, NARROW = 26 /* em */, BODY = 440 /* thousandths of a person's height */ };

/* A head above a body with arms and legs in one. */
static const struct icon_step person_steps[] = {
    {'M', {330, 110}},
    {'C', {330, 171, 281, 220, 220, 220}},
    {'C', {159, 220, 110, 171, 110, 110}},
    {'C', {110, 49, 159, 0, 220, 0}},
    {'C', {281, 0, 330, 49, 330, 110}},
    {'Z', {0}},
    {'M', {0, 360}},
    {'C', {0, 300, 50, 250, 110, 250}},
    {'L', {330, 250}},
    {'C', {390, 250, 440, 300, 440, 360}},
    {'L', {440, 605}},
    {'C', {440, 630, 420, 650, 395, 650}},
    {'L', {355, 650}},
    {'L', {355, 955}},
    {'C', {355, 980, 335, 1000, 310, 1000}},
    {'L', {130, 1000}},
    {'C', {105, 1000, 85, 980, 85, 955}},
    {'L', {85, 650}},
    {'L', {45, 650}},
    {'C', {20, 650, 0, 630, 0, 605}},
    {'Z', {0}},
};
static const struct icon person = {person_steps, sizeof person_steps / sizeof *person_steps, BODY};

/* How they stand: so many in all, of which so many are filled. */
struct crowd {
	int count, filled, in_row;
	extent height, pitch, space; /* of a person; from one to the next; between two rows, and between two tens */
};

/* Nobody is rounded away: something is one person at least, and less than all is less than all people. */
static int filled_of(struct number percent, int count)
{
	struct number exact = {percent.units, (uint8_t)(percent.decimals + (count == TEN))};
	int64_t whole = number_round(exact, 0).units;
	bool some = percent.units > 0, all = number_compare(percent, (struct number){HUNDRED, 0}) >= 0;
	if (whole <= 0)
		return some ? 1 : 0;
	return whole >= count ? count - !all : (int)whole;
}

/* Ten where they say it exactly, as 40% is 4 of 10; else a hundred. */
static struct crowd crowd_of(const struct sketch *sketch)
{
	struct number percent = number_round(sketch->chart->points[0].value.value, 3);
	struct number tenth = {percent.units, (uint8_t)(percent.decimals + 1)};
	bool exact = number_compare(number_round(tenth, 0), tenth) == 0;
	extent text = sketch->style->text;
	struct crowd crowd = {.count = exact ? TEN : HUNDRED, .in_row = TEN, .height = text * 3, .space = text / 2};
	if (!exact) {
		crowd.in_row = sketch->width < text * NARROW ? TEN : 2 * TEN;
		crowd.height = text * 7 / 4;
	}
	crowd.filled = filled_of(percent, crowd.count);
	crowd.pitch = crowd.height * 3 / 5;
	extent most = (sketch->width - crowd.space) / crowd.in_row;
	crowd.pitch = crowd.pitch < most ? crowd.pitch : most;
	return crowd;
}

static void draw_crowd(struct sketch *sketch, const struct crowd *crowd)
{
	extent wide = crowd->height * BODY / 1000;
	for (int i = 0; i < crowd->count; i++) {
		int column = i % crowd->in_row, row = i / crowd->in_row;
		extent x = column * crowd->pitch + (column >= TEN ? crowd->space : 0);
		struct box box = {x, sketch->y + row * (crowd->height + crowd->space), wide, crowd->height};
		bool filled = i < crowd->filled;
		sketch_icon(sketch, box, &person,
		    filled ? (struct ink_of){INK_SERIES, series_style(0), -1} : (struct ink_of){INK_RULE, -1, -1});
	}
	int rows = crowd->count / crowd->in_row;
	sketch->y += rows * crowd->height + rows * crowd->space;
}

/* A figure that is not shown has no people: its text says why. */
void draw_people(struct sketch *sketch)
{
	const struct chart_point *point = &sketch->chart->points[0];
	if (point_shown(point)) {
		struct crowd crowd = crowd_of(sketch);
		draw_crowd(sketch, &crowd);
	}
	struct text_block text = sketch_break(sketch, point->text, sketch->width);
	sketch_block(sketch, 0, sketch->y + sketch->ascent, &text, ANCHOR_START, (struct ink_of){INK_TEXT, -1, 0});
	sketch->y += sketch_height(sketch, text.count);
}
