/* libzip, loaded for the first file that needs it: XLSX and ODS to be read, DOCX to be written. */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include <zip.h>

/* Its functions, with the types that its header gives them. */
struct zip_library {
	__typeof__(&zip_source_buffer_create) source_buffer_create;
	__typeof__(&zip_source_buffer) source_buffer;
	__typeof__(&zip_source_keep) source_keep;
	__typeof__(&zip_source_free) source_free;
	__typeof__(&zip_source_open) source_open;
	__typeof__(&zip_source_stat) source_stat;
	__typeof__(&zip_source_read) source_read;
	__typeof__(&zip_source_close) source_close;
	__typeof__(&zip_open_from_source) open_from_source;
	__typeof__(&zip_close) close;
	__typeof__(&zip_discard) discard;
	__typeof__(&zip_name_locate) name_locate;
	__typeof__(&zip_stat_index) stat_index;
	__typeof__(&zip_file_add) file_add;
	__typeof__(&zip_file_set_dostime) file_set_dostime;
	__typeof__(&zip_fopen_index) fopen_index;
	__typeof__(&zip_fread) fread;
	__typeof__(&zip_fclose) fclose;
};

/* Where it is missing, the program ends as library_need has it. */
struct zip_library zip_library_load(void);

#endif
