#!/bin/sh
# A Debian package of what `make install` put into FOLDER with PREFIX=/usr: `deb.sh FOLDER VERSION` writes FOLDER/../annual_VERSION_ARCH.deb
# and prints its path. What it depends on is read from the program and from a list of the libraries that it loads when they
# are needed, but for the fonts.
set -eu
folder=$1 version=$2
cd "$(dirname "$0")"
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null ||
	{ echo "annual: a package is made by dpkg-deb and dpkg-shlibdeps. Please type this, then run make deb again: sudo apt-get install dpkg-dev" >&2; exit 1; }
arch=$(dpkg --print-architecture)
documents=$folder/usr/share/doc/annual
changed=${SOURCE_DATE_EPOCH:-$(date -r CHANGES.md +%s)} # no other clock: the same source makes the same package

mkdir -p "$documents" "$folder/DEBIAN"
{
	cat LICENSE
	printf '\nThe program is linked with the GNU Linear Programming Kit: as a whole it may be passed on under the terms of the\n'
	printf 'GNU General Public License, version 3, which is in /usr/share/common-licenses/GPL-3.\n\n'
	printf 'What stands in it of other libraries (AMD, COLAMD, GMP, libltdl, cmark, libyaml, FriBidi, libdeflate, libpng, zlib) has the\n'
	printf 'licences that are in /usr/share/doc of their packages; all of them go with that one.\n'
} >"$documents/copyright"
{
	printf 'annual (%s) unstable; urgency=low\n\n  * What is new: ' "$version"
	printf 'see CHANGES.md of the source.\n\n -- The authors of annual <%s>  %s\n' "${DEBEMAIL:-annual@annual.invalid}" "$(LC_ALL=C date -u -R -d "@$changed")"
} | gzip -9n >"$documents/changelog.gz"
mkdir -p "$folder/usr/share/lintian/overrides"
{
	echo '# Linked from their archives, so that each command starts sooner (src/README.md, Libraries): made again after an update of one.'
	for library in libpng libyaml ltdl zlib; do
		echo "annual: embedded-library $library [usr/bin/annual]"
	done
} >"$folder/usr/share/lintian/overrides/annual"
gzip -9nf "$folder/usr/share/man/man1/annual.1"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$folder/usr/bin/annual"

# dpkg-shlibdeps wants a source package around it.
work=$folder/../deb-work
mkdir -p "$work/debian"
printf 'Source: annual\n\nPackage: annual\nArchitecture: any\n' >"$work/debian/control"
echo 'int none;' | ${CC:-cc} -shared -fPIC -x c -o "$work/loaded.so" - -Wl,--no-as-needed -lharfbuzz-subset -lhpdf -lexpat -lzip -lmicrohttpd
libraries=$(cd "$work" && dpkg-shlibdeps -O "../$(basename "$folder")/usr/bin/annual" loaded.so 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
rm -rf "$work"

cat >"$folder/DEBIAN/control" <<END
Package: annual
Version: $version
Architecture: $arch
Maintainer: The authors of annual <${DEBEMAIL:-annual@annual.invalid}>
Installed-Size: $(du -k -s --apparent-size --exclude=DEBIAN "$folder" | cut -f 1)
Depends: $libraries, fonts-dejavu-core, fonts-lato, fonts-liberation, fonts-noto-core, fonts-open-sans
Section: text
Priority: optional
Description: accessible annual reports from records and prose
 annual turns one folder of YAML records and Markdown narrative into an
 accessible web site and tagged PDF files. Every figure in them is computed
 from the records, or is a fact with a named source, and small counts are
 withheld so that nobody can be worked out from them.
END
find "$folder" -exec touch -h -d "@$changed" {} +
find "$folder" -type d -exec chmod 755 {} +
find "$folder" -type f ! -path '*/bin/*' -exec chmod 644 {} +
package=$(dirname "$folder")/annual_${version}_$arch.deb
SOURCE_DATE_EPOCH=$changed dpkg-deb --root-owner-group --build "$folder" "$package" >/dev/null
echo "$package"
