/* The functions of libharu that are used, a row each, without the HPDF_ of their names. Who needs them includes this list with
 * LIBHARU_FUNCTION defined to what it makes of a row. */

LIBHARU_FUNCTION(AddPage)
LIBHARU_FUNCTION(Array_Add)
LIBHARU_FUNCTION(Array_New)
LIBHARU_FUNCTION(CallbackWriter_New)
LIBHARU_FUNCTION(DictStream_New)
LIBHARU_FUNCTION(Dict_Add)
LIBHARU_FUNCTION(Dict_AddName)
LIBHARU_FUNCTION(Dict_AddNumber)
LIBHARU_FUNCTION(Dict_GetItem)
LIBHARU_FUNCTION(Dict_New)
LIBHARU_FUNCTION(Free)
LIBHARU_FUNCTION(MD5Final)
LIBHARU_FUNCTION(MD5Init)
LIBHARU_FUNCTION(MD5Update)
LIBHARU_FUNCTION(NewEx)
LIBHARU_FUNCTION(Obj_WriteValue)
LIBHARU_FUNCTION(Page_SetHeight)
LIBHARU_FUNCTION(Page_SetWidth)
LIBHARU_FUNCTION(SetPagesConfiguration)
LIBHARU_FUNCTION(Stream_Free)
LIBHARU_FUNCTION(Stream_Write)
LIBHARU_FUNCTION(Xref_Add)
LIBHARU_FUNCTION(Xref_GetEntry)

#undef LIBHARU_FUNCTION
