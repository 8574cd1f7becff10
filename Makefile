# annual: records and prose to an accessible annual report. `make help` lists the targets.
BUILD := out/.build
CC ?= cc
CFLAGS ?= -O2 -g
WARNINGS := -std=c11 -pedantic -Wall -Wextra -Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings -Wshadow -Wvla \
	-Wconversion -Werror=implicit-function-declaration $(WERROR)
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Isrc -MMD -MP
PACKAGES := libcmark yaml-0.1 harfbuzz harfbuzz-subset fribidi libdeflate libpng
ALL_CFLAGS = $(WARNINGS) $(CFLAGS) $(shell pkg-config --cflags $(PACKAGES))
LIBS = $(shell pkg-config --libs $(PACKAGES)) -lhpdf -lz -lm

SOURCES := $(wildcard src/*/*.c)
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
MAIN := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*.c))

all: $(BUILD)/annual

lib: $(BUILD)/libannual.a

$(BUILD)/annual: $(MAIN) $(BUILD)/libannual.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(LIBS)

$(BUILD)/libannual.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

clean:
	rm -rf $(BUILD)

.PHONY: all lib clean
-include $(OBJECTS:.o=.d) $(MAIN:.o=.d)
