# annual: records and prose to an accessible annual report. `make help` lists the targets.
BUILD := out/.build
PREFIX ?= /usr/local
CC ?= cc
CFLAGS ?= -O2 -g
WARNINGS := -std=c11 -pedantic -pthread -Wall -Wextra -Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings -Wshadow -Wvla \
	-Wconversion -Werror=implicit-function-declaration -Werror=missing-field-initializers $(WERROR)
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -DANNUAL_VERSION='"$(VERSION)"' -Isrc -MMD -MP
VERSION := 0.1
QUIET := $(if $(V),,@)
# What makes a mistake that is left in the program harder to use. Sanitizers bring their own; other systems lack a few.
HARDENING = $(if $(findstring -fsanitize,$(CFLAGS)),,-fstack-protector-strong -fPIE $(if $(findstring -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
HARDENED_LINK = $(if $(findstring -fsanitize,$(CFLAGS)),,$(if $(findstring Darwin,$(shell uname)),,-pie -Wl,-z,relro,-z,now))
COMPILE = $(CC) $(CPPFLAGS) $(WARNINGS) $(HARDENING) $(CFLAGS) $(PACKAGE_CFLAGS)
LINK = $(CC) $(CFLAGS) -pthread $(HARDENED_LINK) -o $@.new $^ $(LDFLAGS) $(PACKAGE_LIBS) && mv $@.new $@
quoted = $(if $(1),'$(subst ','\'',$(1))')

LIBRARY := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*/*.c))
PROGRAM := $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*.c))
TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/*/*_test.c))
BENCHES := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/bench/*.c))
SANITIZED := BUILD=$(BUILD)/asan LDFLAGS= \
	CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all'
THREADED := BUILD=$(BUILD)/tsan LDFLAGS= CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=thread'
COVERED := BUILD=$(BUILD)/coverage LDFLAGS= CFLAGS='-O0 -g --coverage -fprofile-update=atomic -include tests/count_at_exit.h'

FUZZED := BUILD=$(BUILD)/fuzz CC=clang LDFLAGS=-fsanitize=fuzzer CFLAGS='-O1 -g -fno-omit-frame-pointer -D__SANITIZE_ADDRESS__ \
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-sanitize-coverage=trace-cmp'
REPLAYS := $(patsubst tests/%_fuzz.c,$(BUILD)/tests/%_replay,$(wildcard tests/fuzz/*_fuzz.c))
TESTS += $(REPLAYS)
FUZZERS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/fuzz/*_fuzz.c))

all: $(BUILD)/annual

lib: $(BUILD)/libannual.a

fuzzers: $(FUZZERS)

help:
	@echo 'make report [REPORT=content/2021-22]  the sites and PDFs of all reports, or of one'
	@echo 'make check [REPORT=…]                 look for mistakes, write nothing'
	@echo 'make preview [REPORT=…]               a local page that follows every change'
	@echo 'make list [REPORT=…]                  the reports, or what one holds'
	@echo 'make explain M=cp.age [CELL=…] [REPORT=…]  how a figure was worked out'
	@echo 'make audit REPORT=…                   the proof that no protected figure can be worked out'
	@echo 'make new REPORT=content/2024-25 [FROM=…] [SHEETS=…]  a new report: empty, from last year, or from spreadsheets'
	@echo 'make schema REPORT=…                   what editors need to know the keys of its files, in its .schema/'
	@echo 'make import REPORT=… [TABLE=…] [FILE=…]  records from a spreadsheet'
	@echo 'make                                  the program alone: $(BUILD)/annual'
	@echo 'make install [PREFIX=$(PREFIX)]    the program for all users, with the themes and the manual page'
	@echo 'make uninstall [PREFIX=$(PREFIX)]  take these away again'
	@echo 'make deb                              a Debian package: $(BUILD)/annual_VERSION_ARCH.deb'
	@echo 'make test [ONLY=data]                 all tests, or those with a word in their names'
	@echo 'make quick [ONLY=data]                those of them that need no browser, Java or second compiler'
	@echo 'make test-update [ONLY=data]          write anew what tests expect: read the difference'
	@echo 'make asan [ONLY=data]                 all tests, with memory and arithmetic checked'
	@echo 'make tsan [ONLY=jobs]                 tests with threads side by side, with what they share checked'
	@echo 'make coverage [ONLY=data]             which lines and branches of each room the quick tests run'
	@echo 'make mutate [N=200] [SEED=1] [ONLY=data]  small mistakes put into the source: which do the tests notice?'
	@echo 'make profile                          where the time of the sample goes, phase by phase'
	@echo 'make fuzz [SECONDS=60] [ONLY=sheet]   hostile input to each part of the program, and which lines it reached'
	@echo 'make bench                            how long it takes, against the bare libraries'
	@echo 'make clean                            remove what was compiled'

report: $(BUILD)/annual $(BUILD)/setup-report
	@$(BUILD)/annual build --durable $(call quoted,$(REPORT))

schema: $(BUILD)/annual
	@$(BUILD)/annual schema all $(if $(REPORT),'$(REPORT)')

import: $(BUILD)/annual
	@$(BUILD)/annual import $(call quoted,$(REPORT)) $(call quoted,$(TABLE)) $(call quoted,$(FILE))

audit: $(BUILD)/annual
	@$(BUILD)/annual audit $(call quoted,$(REPORT)) $(call quoted,$(EDITION))

new: $(BUILD)/annual
	@$(BUILD)/annual new $(if $(FROM),--from $(call quoted,$(FROM))) $(if $(SHEETS),--import) $(call quoted,$(REPORT)) $(SHEETS)

check: $(BUILD)/annual
	@$(BUILD)/annual check --language $(call quoted,$(REPORT))

preview: $(BUILD)/annual
	@$(BUILD)/annual serve $(REPORT)

list: $(BUILD)/annual
	@$(BUILD)/annual list $(call quoted,$(REPORT))

explain: $(BUILD)/annual
	@$(BUILD)/annual explain $(call quoted,$(M)) $(call quoted,$(CELL)) $(call quoted,$(REPORT))

test: $(BUILD)/annual $(TESTS) $(BUILD)/setup-report $(BUILD)/setup-test
	@if $(if $(ONLY),$(if $(findstring fuzz,$(ONLY)),true,false),true) && tests/fuzz/run --possible; then $(MAKE) --no-print-directory $(FUZZED) fuzzers; fi
	@tests/run --build $(BUILD) $(ONLY)

quick: $(BUILD)/annual $(TESTS) $(BUILD)/setup-report $(BUILD)/setup-test
	@tests/run --build $(BUILD) --quick $(ONLY)

test-update: $(BUILD)/annual $(BUILD)/setup-report
	@tests/run --build $(BUILD) --update $(ONLY)

asan: $(BUILD)/setup-report $(BUILD)/setup-test
	@$(MAKE) --no-print-directory $(SANITIZED) asan-tests ONLY='$(ONLY)'

asan-tests: $(BUILD)/annual $(TESTS)
	@tests/run --build $(BUILD) $(ONLY)

tsan: $(BUILD)/setup-report $(BUILD)/setup-test
	@$(MAKE) --no-print-directory $(THREADED) tsan-tests ONLY='$(or $(ONLY),jobs)'

tsan-tests: $(BUILD)/annual $(TESTS)
	@TSAN_OPTIONS='halt_on_error=1 exitcode=66 suppressions=$(abspath tests/tsan.supp)' tests/run --build $(BUILD) $(ONLY)

coverage: $(BUILD)/setup-report $(BUILD)/setup-test
	@$(MAKE) --no-print-directory $(COVERED) coverage-tests ONLY='$(ONLY)'

coverage-tests: $(BUILD)/annual $(TESTS)
	@tests/coverage --build $(BUILD) $(ONLY)

mutate: $(BUILD)/annual $(TESTS) $(BUILD)/setup-report $(BUILD)/setup-test
	@tests/mutate --build $(BUILD) $(if $(N),-n $(N)) $(if $(SEED),--seed $(SEED)) $(ONLY)

bench: $(BUILD)/annual $(BENCHES) $(BUILD)/setup-report
	@tests/bench/run --build $(BUILD)

fuzz: $(BUILD)/setup-report $(BUILD)/setup-test
	@$(MAKE) --no-print-directory $(FUZZED) fuzzers
	@tests/fuzz/run --rooms --build $(BUILD)/fuzz $(if $(SECONDS),--seconds $(SECONDS)) $(ONLY)

profile: $(BUILD)/annual
	@tests/bench/profile --build $(BUILD)

SHARE = $(DESTDIR)$(PREFIX)/share
COMPLETION = $(SHARE)/bash-completion/completions
install: $(BUILD)/annual
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/annual $(SHARE)/man/man1 $(COMPLETION)
	install -m 755 $(BUILD)/annual $(DESTDIR)$(PREFIX)/bin/annual
	install -m 644 src/annual.1 $(SHARE)/man/man1/annual.1
	$(BUILD)/annual completion bash >$(COMPLETION)/annual
	cp -R themes $(SHARE)/annual/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/annual $(SHARE)/man/man1/annual.1 $(COMPLETION)/annual
	rm -rf $(SHARE)/annual

deb:
	@rm -rf $(BUILD)/deb
	@$(MAKE) --no-print-directory install PREFIX=/usr DESTDIR=$(abspath $(BUILD))/deb >/dev/null
	@src/deb.sh $(abspath $(BUILD))/deb $(VERSION)

clean:
	rm -rf $(BUILD)

$(BUILD)/annual: $(PROGRAM) $(BUILD)/libannual.a
	$(QUIET)$(LINK)

$(BUILD)/libannual.a: $(LIBRARY)
	@rm -f $@.new
	@ar rcs $@.new $^ && mv $@.new $@

$(BUILD)/%.o: src/%.c $(BUILD)/compiler
	@mkdir -p $(@D)
	$(QUIET)$(COMPILE) -MF $@.d -MT $@ -c -o $@.new $< && mv $@.d $(@:.o=.d) && mv $@.new $@

$(BUILD)/tests/%: tests/%.c $(BUILD)/libannual.a $(BUILD)/compiler
	@mkdir -p $(@D)
	$(QUIET)$(COMPILE) -MF $@.new.d -MT $@ -Itests -o $@.new $< $(BUILD)/libannual.a $(HARDENED_LINK) $(LDFLAGS) $(PACKAGE_LIBS) && \
		mv $@.new.d $@.d && mv $@.new $@

# Targets of libFuzzer (make fuzz): the program without its main, and the folder that they share. The same with a main that
# reads files, by any compiler: what was found once is tried by every test.
FUZZ_PARTS := tests/fuzz/folder.c tests/fuzz/held.c $(filter-out $(BUILD)/main.o,$(PROGRAM)) $(BUILD)/libannual.a
$(FUZZERS): $(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(FUZZ_PARTS)
$(REPLAYS): $(BUILD)/tests/fuzz/%_replay: tests/fuzz/%_fuzz.c tests/fuzz/replay.c $(FUZZ_PARTS)
$(FUZZERS) $(REPLAYS):
	@mkdir -p $(@D)
	$(QUIET)$(COMPILE) -MF $@.d -MT $@ -Itests -o $@.new $(filter %.c,$^) $(filter %.o,$^) $(BUILD)/libannual.a $(HARDENED_LINK) $(LDFLAGS) $(PACKAGE_LIBS) && \
		mv $@.new $@

# The program loads libzip and expat itself (base/library.h) and reads CSV by itself; this measure does neither.
$(BUILD)/tests/bench/sheet_floor: PACKAGE_LIBS += -lzip -lcsv -lexpat
$(BUILD)/tests/bench/sheet_floor: | $(BUILD)/setup-bench

# The installed themes are looked for below PREFIX: another one compiles this file again.
$(BUILD)/themes.o: CPPFLAGS += -DANNUAL_SHARE='"$(PREFIX)/share/annual"'
$(BUILD)/themes.o: $(BUILD)/prefix
$(BUILD)/prefix: .force
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' >$@

# Another compiler or another option compiles everything again.
$(BUILD)/compiler: .force
	@mkdir -p $(@D)
	@echo $(call quoted,$(COMPILE_NOW)) | cmp -s - $@ || echo $(call quoted,$(COMPILE_NOW)) >$@

# What the libraries need said to the compiler. Only the targets named here install what is missing; for the others,
# setup.sh names it, with the command that a person may type.
INSTALLING := report test quick test-update asan asan-tests tsan tsan-tests coverage coverage-tests mutate bench fuzz
$(BUILD)/packages.mk: src/setup.sh
	@mkdir -p $(@D)
	@$(if $(filter $(INSTALLING),$(MAKECMDGOALS)),,ANNUAL_NO_INSTALL=1 )src/setup.sh program
	@src/setup.sh flags >$@.new && mv $@.new $@

$(BUILD)/setup-%: src/setup.sh $(wildcard tests/package-lock.json)
	@mkdir -p $(@D)
	@src/setup.sh $*
	@touch $@

.PHONY: .force all lib help report preview new import schema audit check list explain test quick test-update asan asan-tests tsan tsan-tests coverage coverage-tests mutate bench fuzz fuzzers profile install uninstall deb clean
.DELETE_ON_ERROR:
ifneq ($(filter-out clean help uninstall deb,$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/packages.mk
endif
COMPILE_NOW := $(COMPILE)
-include $(LIBRARY:.o=.d) $(PROGRAM:.o=.d) $(TESTS:=.d) $(FUZZERS:=.d)
