// The part of fmt that is not templates, compiled into the programs.
//
// Debian has libfmt only as a shared library, and finding and linking shared libraries is a large
// part of a short run (docs/decisions/022). fmt ships the source of that library as this header.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

// What the headers declare as compiled elsewhere, for text as this project writes it: char.
template std::locale locale_ref::get<std::locale>() const;
template auto thousands_sep_impl<char>(locale_ref locale) -> thousands_sep_result<char>;
template auto decimal_point_impl<char>(locale_ref locale) -> char;

}  // namespace detail
FMT_END_NAMESPACE
