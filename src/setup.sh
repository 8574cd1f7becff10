#!/bin/sh
# What this computer needs for annual: `setup.sh program|report|bench|test` looks for it and installs what is missing,
# `setup.sh flags` prints how the compiler finds the libraries. With ANNUAL_NO_INSTALL=1 it installs nothing and names what
# is missing, with the command that installs it.
set -eu
cd "$(dirname "$0")/.."
missing= # kinds of things that are not there: the keys of package()

# The package of one kind of thing, for one package manager.
package() {
	case $1:$2 in
	cc:apt) echo gcc ;;             cc:dnf) echo gcc ;;                   cc:brew) echo gcc ;;
	pkg-config:apt) echo pkg-config ;; pkg-config:dnf) echo pkgconf-pkg-config ;; pkg-config:brew) echo pkgconf ;;
	libcmark:apt) echo libcmark-dev ;; libcmark:dnf) echo cmark-devel ;;  libcmark:brew) echo cmark ;;
	yaml-0.1:apt) echo libyaml-dev ;; yaml-0.1:dnf) echo libyaml-devel ;; yaml-0.1:brew) echo libyaml ;;
	hpdf:apt) echo libhpdf-dev ;;   hpdf:dnf) echo libharu-devel ;;       hpdf:brew) echo libharu ;;
	harfbuzz*:apt) echo libharfbuzz-dev ;; harfbuzz*:dnf) echo harfbuzz-devel ;; harfbuzz*:brew) echo harfbuzz ;;
	fribidi:apt) echo libfribidi-dev ;; fribidi:dnf) echo fribidi-devel ;; fribidi:brew) echo fribidi ;;
	libdeflate:apt) echo libdeflate-dev ;; libdeflate:dnf) echo libdeflate-devel ;; libdeflate:brew) echo libdeflate ;;
	libpng:apt) echo libpng-dev ;;  libpng:dnf) echo libpng-devel ;;      libpng:brew) echo libpng ;;
	glpk:apt) echo libglpk-dev libltdl-dev ;;   glpk:dnf) echo glpk-devel ;;          glpk:brew) echo glpk ;;
	libzip:apt) echo libzip-dev ;;  libzip:dnf) echo libzip-devel ;;      libzip:brew) echo libzip ;;
	expat:apt) echo libexpat1-dev ;; expat:dnf) echo expat-devel ;;       expat:brew) echo expat ;;
	libmicrohttpd:apt) echo libmicrohttpd-dev ;; libmicrohttpd:dnf) echo libmicrohttpd-devel ;; libmicrohttpd:brew) echo libmicrohttpd ;;
	libcsv:apt) echo libcsv-dev ;;  libcsv:dnf) echo libcsv-devel ;;      libcsv:brew) echo libcsv ;;
	font-text:apt) echo fonts-open-sans ;; font-text:dnf) echo open-sans-fonts ;; font-text:brew) echo font-open-sans ;;
	font-code:apt) echo fonts-liberation ;; font-code:dnf) echo liberation-mono-fonts ;; font-code:brew) echo font-liberation ;;
	font-signs:apt) echo fonts-dejavu-core ;; font-signs:dnf) echo dejavu-sans-fonts ;; font-signs:brew) echo font-dejavu ;;
	font-world:apt) echo fonts-noto-core ;; font-world:dnf) echo google-noto-fonts-all ;; font-world:brew) echo font-noto-sans-arabic ;;
	font-lato:apt) echo fonts-lato ;; font-lato:dnf) echo lato-fonts ;;
	pdftotext:apt) echo poppler-utils ;; pdftotext:dnf) echo poppler-utils ;; pdftotext:brew) echo poppler ;;
	node:*) echo nodejs ;;          npm:apt) echo npm ;;                  npm:dnf) echo nodejs-npm ;;
	java:apt) echo default-jre-headless ;; java:dnf) echo java-latest-openjdk-headless ;; java:brew) echo openjdk ;;
	hunspell:apt) echo libhunspell-1.7-0 hunspell-en-gb ;; hunspell:dnf) echo hunspell hunspell-en-GB ;;
	scipy:apt) echo python3-scipy python3-yaml python3-jsonschema ;; scipy:dnf) echo python3-scipy python3-pyyaml python3-jsonschema ;; scipy:brew) echo scipy libyaml ;;
	ctags:brew) echo universal-ctags ;; ctags:apt) echo universal-ctags ;;
	clang:brew) echo llvm ;;
	fuzzer:apt) echo "libclang-rt-$(clang_version)-dev" ;; fuzzer:dnf) echo compiler-rt ;; fuzzer:brew) echo llvm ;;
	*) echo "$1" ;;
	esac
}

# The major version of clang: of the one that is there, or that the package manager would install.
clang_version() {
	if command -v clang >/dev/null 2>&1; then
		clang -dumpversion | cut -d. -f1
	else
		apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1
	fi
}

# The runtime of libFuzzer, in a package of its own.
need_fuzzer() {
	echo 'int LLVMFuzzerTestOneInput(const char *b, unsigned long n) { return b && n > 99; }' |
		clang -fsanitize=fuzzer,address -x c - -o /dev/null 2>/dev/null || need fuzzer
}

need() {
	missing="$missing $1"
}

need_command() {
	for command in "$@"; do
		command -v "$command" >/dev/null 2>&1 || need "$command"
	done
}

need_library() {
	pkg-config --exists "$1" 2>/dev/null || need "$1"
}

# A font file of that name in one of the folders where systems keep fonts.
need_font() {
	for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.local/share/fonts" "${HOME:-/}/.fonts" \
		/Library/Fonts "${HOME:-/}/Library/Fonts"; do
		if [ -d "$folder" ] && [ -n "$(find -L "$folder" -name "$2" 2>/dev/null | head -n 1)" ]; then
			return
		fi
	done
	need "font-$1"
}

brew_flags() {
	if command -v brew >/dev/null 2>&1; then
		echo "$1$(brew --prefix)/$2"
	fi
}

look_for_program() {
	compiler=${CC:-cc} # may be a path, or several words: "ccache gcc"
	for word in $compiler; do
		case $word in -*) ;; *) command -v "$word" >/dev/null 2>&1 || need cc ;; esac
	done
	need_command pkg-config
	for library in libcmark yaml-0.1 harfbuzz harfbuzz-subset fribidi libdeflate libpng libzip expat libmicrohttpd; do
		need_library $library
	done
	echo '#include <hpdf.h>' | $compiler $(brew_flags -I include) -E - >/dev/null 2>&1 || need hpdf
	echo '#include <glpk.h>' | $compiler $(brew_flags -I include) -E - >/dev/null 2>&1 || need glpk
}

look_for_bench() {
	compiler=${CC:-cc}
	echo '#include <csv.h>' | $compiler $(brew_flags -I include) -E - >/dev/null 2>&1 || need libcsv
}

look_for_report() {
	need_font text 'OpenSans-Regular.*'
	need_font code 'LiberationMono-Regular.*'
	need_font signs 'DejaVuSans.ttf'
	need_font world 'NotoNaskhArabic-Regular.*'
}

look_for_test() {
	need_command python3 pdftotext qpdf cmark node npm java valgrind ctags clang mandoc
	/usr/bin/env python3 -c 'import scipy.optimize, yaml, jsonschema' 2>/dev/null || /usr/bin/python3 -c 'import scipy.optimize, yaml, jsonschema' 2>/dev/null || need scipy
	need_fuzzer
	need_font lato Lato-Regular.ttf
	[ -f /usr/share/hunspell/en_GB.dic ] || [ -f /usr/share/myspell/en_GB.dic ] || [ -f "$(brew_flags '' share/hunspell/en_GB.dic)" ] || need hunspell
	command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || need chromium
}

# The program is there, but its version is too old for what annual needs of it.
refuse_old() {
	for want in libcmark:0.30 yaml-0.1:0.2.2 harfbuzz:4.0 fribidi:1.0.8 libdeflate:1.7 libpng:1.6 libzip:1.7 expat:2.4 libmicrohttpd:0.9.72; do
		library=${want%:*} least=${want#*:}
		if ! pkg-config --atleast-version="$least" "$library"; then
			fail "$library $(pkg-config --modversion "$library") is too old, annual needs $least or newer: use Debian 12, Ubuntu 24.04, Fedora 40 or a later system"
		fi
	done
}

fail() {
	echo "annual: $*" >&2
	exit 3
}

packages() {
	for thing in $missing; do
		package "$thing" "$1"
	done | sort -u | tr '\n' ' ' | sed 's/ $//'
}

# The command that installs what is missing, for a person to type.
command_for_person() {
	sudo=
	[ "$(id -u)" = 0 ] || sudo='sudo '
	case $1 in
	apt) echo "${sudo}apt-get install $(packages apt)" ;;
	dnf) echo "${sudo}dnf install $(packages dnf)" ;;
	brew) echo "brew install $(packages brew)" ;;
	esac
}

manager() {
	for name in apt-get dnf brew; do
		if command -v $name >/dev/null 2>&1; then
			echo ${name%-get}
			return
		fi
	done
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo -n "$@"
	fi
}

apt_install() {
	export DEBIAN_FRONTEND=noninteractive
	# shellcheck disable=SC2046
	as_root apt-get install -qq -y --no-install-recommends $(packages apt) >/dev/null 2>&1 ||
		{ as_root apt-get update -qq >/dev/null 2>&1 &&
			as_root apt-get install -qq -y --no-install-recommends $(packages apt) >/dev/null; }
}

install_missing() {
	what=$1
	[ -n "$missing" ] || return 0
	manager=$(manager)
	[ -n "$manager" ] || fail "this computer lacks:$missing. Install them with your system's package manager, then run make again"
	if [ "$manager" = apt ] && [ -z "${ANNUAL_NO_INSTALL:-}" ]; then
		echo "annual: installing $(packages apt)" >&2
		if apt_install; then
			missing=
			"look_for_$what"
			[ -n "$missing" ] || return 0
		fi
	fi
	fail "this computer lacks:$missing. Please type this, then run make again: $(command_for_person "$manager")"
}

install_node_packages() {
	[ -f tests/package-lock.json ] || return 0
	if [ -f tests/node_modules/.package-lock.json ] && [ ! tests/package-lock.json -nt tests/node_modules/.package-lock.json ]; then
		return 0
	fi
	[ -z "${ANNUAL_NO_INSTALL:-}" ] || fail "the tests of the site need some packages. Please type this, then run make again: npm ci --prefix tests"
	echo "annual: installing the packages of tests/package.json" >&2
	(cd tests && npm ci --no-audit --no-fund --loglevel=error >/dev/null) ||
		fail "npm could not install the packages of tests/package.json: is there a way to its registry?"
	touch tests/node_modules/.package-lock.json
}

# The path of a file of a library, as the linker finds it; nothing where there is none.
library_file() {
	file=$(${CC:-cc} -print-file-name="$1")
	case $file in */*) echo "$file" ;; esac
}

# How to link a library, with those that its archive needs: from archives where the system has them all, which saves each
# start of the program the time to load and to bind them; or else shared.
link() {
	archives=
	for library in "$@"; do
		archive=$(library_file "lib$library.a")
		[ -n "$archive" ] || { archives=; break; }
		archives="$archives $archive"
	done
	echo "${archives:--l$1}"
}

# The name by which the system's loader knows the libharu that the compiler's headers belong to.
file_of_libharu() {
	file=$(library_file libhpdf.so)
	[ -n "$file" ] || file=$(brew_flags '' lib/libhpdf.dylib)
	basename "$(readlink -f "${file:-libhpdf.so}" || echo "${file:-libhpdf.so}")"
}

case ${1:-} in
program)
	look_for_program
	install_missing program
	refuse_old
	;;
report)
	look_for_report
	install_missing report
	;;
bench)
	look_for_bench
	install_missing bench
	;;
test)
	look_for_test
	install_missing test
	install_node_packages
	;;
flags)
	linked='libcmark yaml-0.1 fribidi libdeflate libpng'
	loaded='harfbuzz harfbuzz-subset expat libzip libmicrohttpd'
	echo "PACKAGE_CFLAGS := $(pkg-config --cflags $linked $loaded) $(brew_flags -I include) -DANNUAL_LIBHARU='\"$(file_of_libharu)\"'"
	echo "PACKAGE_LIBS := $(brew_flags -L lib) $(link glpk colamd amd suitesparseconfig gmp ltdl) $(link cmark) $(link yaml) $(link fribidi) $(link deflate) $(link png z) -lm"
	;;
*)
	echo "usage: src/setup.sh program|report|bench|test|flags" >&2
	exit 2
	;;
esac
