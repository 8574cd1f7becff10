/* Path data to lines and cubic curves. Numbers are bounded as they are read, so that none is infinite or lost. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "theme/vector.h"

enum { THOUSAND = 1000, FAR = 10 /* heights of the box that a point may lie outside it */ };

struct point {
	double x, y;
};

struct path_reader {
	const struct context *context;
	const struct vector_box *box;
	const char *text;
	size_t at, length;
	struct place place; /* of the text */
	struct icon_step *steps;
	size_t count, capacity;
	struct point now, start; /* where the pen is, and where its part began */
	struct point control;    /* the last control point, of a curve of PREVIOUS's kind */
	char previous;           /* the last command, a capital; 0: none yet */
};

static struct place here(const struct path_reader *reader)
{
	return place_after(reader->place, reader->at);
}

static void skip_space(struct path_reader *reader)
{
	while (reader->at < reader->length && strchr(" \t\r\n,", reader->text[reader->at]))
		reader->at++;
}

static int next_byte(const struct path_reader *reader)
{
	return reader->at < reader->length ? (unsigned char)reader->text[reader->at] : 0;
}

/* Digits from here on behind those of VALUE; COUNT those that count, more than a number needs are passed over. */
static double digits(struct path_reader *reader, double value, int *count)
{
	enum { DIGITS_MAX = 15 };
	*count = 0;
	for (; ascii_digit(next_byte(reader)); reader->at++)
		if (*count < DIGITS_MAX) {
			value = value * 10 + (reader->text[reader->at] - '0');
			++*count;
		}
	return value;
}

/* SIGN digits . digits e SIGN digits; false, and nothing told, where no number stands. */
static bool number(struct path_reader *reader, double *out)
{
	int whole, decimals = 0, exponent_digits, exponent = 0;
	skip_space(reader);
	double sign = next_byte(reader) == '-' ? -1 : 1, value;
	reader->at += next_byte(reader) == '-' || next_byte(reader) == '+';
	value = digits(reader, 0, &whole);
	if (next_byte(reader) == '.') {
		reader->at++;
		value = digits(reader, value, &decimals);
	}
	if (whole + decimals == 0)
		return false;
	if (next_byte(reader) == 'e' || next_byte(reader) == 'E') {
		reader->at++;
		bool minus = next_byte(reader) == '-';
		reader->at += minus || next_byte(reader) == '+';
		exponent = (int)digits(reader, 0, &exponent_digits) % 100;
		if (exponent_digits == 0)
			return false;
		exponent = minus ? -exponent : exponent;
	}
	for (exponent -= decimals; exponent < 0; exponent++)
		value /= 10;
	for (; exponent > 0; exponent--)
		value *= 10;
	*out = sign * value;
	return true;
}

static bool far(struct path_reader *reader)
{
	message_add(reader->context->messages, MSG_PATH_FAR, here(reader));
	return false;
}

/* A point in thousandths; false after a message where it lies far out. */
static bool put_point(struct path_reader *reader, struct icon_step *step, int index, struct point point)
{
	double x = (point.x - reader->box->left) / reader->box->height * THOUSAND;
	double y = (point.y - reader->box->top) / reader->box->height * THOUSAND;
	double most = FAR * THOUSAND;
	if (!(fabs(x) <= most) || !(fabs(y) <= most))
		return far(reader);
	step->at[2 * index] = (int16_t)lround(x);
	step->at[2 * index + 1] = (int16_t)lround(y);
	return true;
}

static bool put(struct path_reader *reader, char command, const struct point *points, int count)
{
	if (reader->count >= VECTOR_STEPS_MAX) {
		message_add(reader->context->messages, MSG_VECTOR_LONG, here(reader), VECTOR_STEPS_MAX);
		return false;
	}
	reader->steps =
	    arena_grow(reader->context->arena, reader->steps, reader->count, &reader->capacity, sizeof *reader->steps);
	struct icon_step *step = &reader->steps[reader->count++];
	*step = (struct icon_step){.command = command};
	for (int i = 0; i < count; i++)
		if (!put_point(reader, step, i, points[i]))
			return false;
	if (count > 0)
		reader->now = points[count - 1];
	return true;
}

static bool put_line(struct path_reader *reader, struct point to)
{
	return put(reader, 'L', &to, 1);
}

static bool put_curve(struct path_reader *reader, struct point first, struct point second, struct point to)
{
	struct point points[] = {first, second, to};
	reader->control = second;
	return put(reader, 'C', points, 3);
}

static bool put_quadratic(struct path_reader *reader, struct point control, struct point to)
{
	struct point now = reader->now;
	struct point first = {now.x + (control.x - now.x) * 2 / 3, now.y + (control.y - now.y) * 2 / 3};
	struct point second = {to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3};
	bool sound = put_curve(reader, first, second, to);
	reader->control = control;
	return sound;
}

/* The control point that continues a curve of the kinds in LIKE; the pen's place after anything else. */
static struct point mirrored(const struct path_reader *reader, const char *like)
{
	if (!reader->previous || !strchr(like, reader->previous))
		return reader->now;
	return (struct point){2 * reader->now.x - reader->control.x, 2 * reader->now.y - reader->control.y};
}

/* ---- arcs: SVG 2, B.2.4, on the unit circle ---- */

struct ellipse {
	struct point centre, radius;
	double turn; /* 1: from the x axis to the y axis */
};

static struct point on_ellipse(const struct ellipse *ellipse, struct point unit)
{
	return (struct point){
	    ellipse->centre.x + unit.x * ellipse->radius.x, ellipse->centre.y + unit.y * ellipse->radius.y};
}

/* From one unit vector to another, a quarter circle away at most: one curve. */
static bool put_quarter(struct path_reader *reader, const struct ellipse *ellipse, struct point from, struct point to)
{
	double cosine = from.x * to.x + from.y * to.y;
	double half_cosine = sqrt(fmax(0, (1 + cosine) / 2)), half_sine = sqrt(fmax(0, (1 - cosine) / 2));
	double pull = 4.0 / 3 * half_sine / (1 + half_cosine) * ellipse->turn; /* tan(angle / 4) */
	struct point first = {from.x - pull * from.y, from.y + pull * from.x};
	struct point second = {to.x + pull * to.y, to.y - pull * to.x};
	return put_curve(reader, on_ellipse(ellipse, first), on_ellipse(ellipse, second), on_ellipse(ellipse, to));
}

/* The unit vector halfway from one to another, in the ellipse's turn. */
static struct point halfway(const struct ellipse *ellipse, struct point from, struct point to)
{
	struct point sum = {from.x + to.x, from.y + to.y};
	double length = sqrt(sum.x * sum.x + sum.y * sum.y);
	double across = (from.x * to.y - from.y * to.x) * ellipse->turn;
	if (length < 1e-9)
		return (struct point){-from.y * ellipse->turn, from.x * ellipse->turn};
	double sign = across < 0 ? -1 : 1; /* more than half a circle: the other way */
	return (struct point){sum.x / length * sign, sum.y / length * sign};
}

static bool put_pieces(struct path_reader *reader, const struct ellipse *ellipse, struct point from, struct point to)
{
	struct point middle = halfway(ellipse, from, to);
	struct point points[] = {from, halfway(ellipse, from, middle), middle, halfway(ellipse, middle, to), to};
	for (int i = 0; i < 4; i++)
		if (!put_quarter(reader, ellipse, points[i], points[i + 1]))
			return false;
	return true;
}

static bool put_arc(struct path_reader *reader, struct point radius, bool large, bool sweep, struct point to)
{
	struct ellipse ellipse = {.radius = radius, .turn = sweep ? 1 : -1};
	struct point now = reader->now;
	if (radius.x < 1e-6 || radius.y < 1e-6 || (fabs(now.x - to.x) < 1e-9 && fabs(now.y - to.y) < 1e-9))
		return put_line(reader, to);
	struct point chord = {(to.x - now.x) / radius.x, (to.y - now.y) / radius.y};
	double length = sqrt(chord.x * chord.x + chord.y * chord.y);
	double grow = length > 2 ? length / 2 : 1; /* radii that do not reach */
	ellipse.radius = (struct point){radius.x * grow, radius.y * grow};
	chord = (struct point){chord.x / grow, chord.y / grow};
	length /= grow;
	double off = sqrt(fmax(0, 1 / (length * length) - 0.25)) * (large == sweep ? -1 : 1);
	struct point middle = {chord.x / 2 - off * chord.y, chord.y / 2 + off * chord.x}; /* from the start to the centre */
	ellipse.centre = (struct point){now.x + middle.x * ellipse.radius.x, now.y + middle.y * ellipse.radius.y};
	struct point from = {-middle.x, -middle.y}, end = {chord.x - middle.x, chord.y - middle.y};
	bool sound = put_pieces(reader, &ellipse, from, end);
	reader->now = to;
	return sound;
}

/* ---- commands ---- */

enum { ARGUMENTS_MAX = 7 };
static const char commands[] = "MLHVCSQTAZ";
static const int argument_counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};

/* An arc's flags may stand without a space behind them. */
static bool argument(struct path_reader *reader, char command, int index, double *out)
{
	if (command != 'A' || (index != 3 && index != 4))
		return number(reader, out);
	skip_space(reader);
	int byte = next_byte(reader);
	if (byte != '0' && byte != '1')
		return false;
	reader->at++;
	*out = byte - '0';
	return true;
}

static bool arguments_read(struct path_reader *reader, char command, double *values)
{
	int count = argument_counts[strchr(commands, command) - commands];
	for (int i = 0; i < count; i++) {
		if (!argument(reader, command, i, &values[i])) {
			const char name[] = {command, 0};
			message_add(reader->context->messages, MSG_PATH_NUMBER, here(reader), name, count);
			return false;
		}
		if (fabs(values[i]) > 1e9)
			return far(reader);
	}
	return true;
}

/* Relative numbers are measured from where the pen is; an arc's first five are no points. */
static void make_absolute(const struct path_reader *reader, char command, double *values)
{
	int count = argument_counts[strchr(commands, command) - commands];
	for (int i = command == 'A' ? 5 : 0; i < count; i++) {
		bool down = command == 'V' || (command != 'H' && (i - (command == 'A')) % 2);
		values[i] += down ? reader->now.y : reader->now.x;
	}
}

static bool arc(struct path_reader *reader, const double *v, struct point to)
{
	struct point radius = {fabs(v[0]), fabs(v[1])};
	if (fmod(v[2], 180) != 0 && fabs(radius.x - radius.y) > 1e-9) {
		message_add(reader->context->messages, MSG_PATH_TURNED, here(reader));
		return false;
	}
	return put_arc(reader, radius, v[3] != 0, v[4] != 0, to);
}

static bool move(struct path_reader *reader, struct point to)
{
	reader->start = to;
	return put(reader, 'M', &to, 1);
}

/* Back to the start, which a part that follows without M begins at again. */
static bool close_part(struct path_reader *reader)
{
	reader->now = reader->start;
	return put(reader, 'Z', NULL, 0);
}

static bool perform(struct path_reader *reader, char command, const double *v)
{
	const struct point p[] = {{v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}};
	if (reader->previous == 'Z' && command != 'M' && command != 'Z' && !move(reader, reader->start))
		return false;
	switch (command) {
	case 'M':
		return move(reader, p[0]);
	case 'L':
		return put_line(reader, p[0]);
	case 'H':
		return put_line(reader, (struct point){v[0], reader->now.y});
	case 'V':
		return put_line(reader, (struct point){reader->now.x, v[0]});
	case 'C':
		return put_curve(reader, p[0], p[1], p[2]);
	case 'S':
		return put_curve(reader, mirrored(reader, "CS"), p[0], p[1]);
	case 'Q':
		return put_quadratic(reader, p[0], p[1]);
	case 'T':
		return put_quadratic(reader, mirrored(reader, "QT"), p[0]);
	case 'A':
		return arc(reader, v, (struct point){v[5], v[6]});
	default:
		return close_part(reader);
	}
}

/* The next command: a letter, or where numbers go on the last one (after M: L). 0 after a message. */
static char command_read(struct path_reader *reader, bool *relative)
{
	int byte = next_byte(reader);
	char capital = (char)toupper(byte);
	bool letter = byte && strchr(commands, capital);
	if (!letter && (!reader->previous || reader->previous == 'Z' || !strchr("+-.0123456789", byte))) {
		message_add(reader->context->messages, MSG_PATH_COMMAND, here(reader));
		return 0;
	}
	if (!letter)
		return reader->previous == 'M' ? 'L' : reader->previous;
	if (!reader->previous && capital != 'M') {
		message_add(reader->context->messages, MSG_PATH_START, here(reader));
		return 0;
	}
	*relative = capital != byte;
	reader->at++;
	return capital;
}

bool path_data_read(const struct context *context, const char *text, size_t length, struct place place,
    const struct vector_box *box, struct icon *out)
{
	struct path_reader reader = {.context = context, .box = box, .text = text, .length = length, .place = place};
	bool relative = false;
	for (skip_space(&reader); reader.at < length; skip_space(&reader)) {
		double values[ARGUMENTS_MAX] = {0};
		char command = command_read(&reader, &relative);
		if (!command || !arguments_read(&reader, command, values))
			return false;
		if (relative)
			make_absolute(&reader, command, values);
		if (!perform(&reader, command, values))
			return false;
		reader.previous = command;
	}
	*out = (struct icon){reader.steps, reader.count, (int)lround(box->width / box->height * THOUSAND)};
	return true;
}
