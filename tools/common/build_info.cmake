# Writes build_info.h with the version and the commit; "onbekend" outside a git checkout.
find_package(Git QUIET)
set(commit onbekend)
if(Git_FOUND)
    execute_process(
        COMMAND ${GIT_EXECUTABLE} -C ${SOURCE} describe --always --dirty --exclude=* --abbrev=12
        OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
        set(commit ${described})
    endif()
endif()
set(text "#pragma once\n\nnamespace rodevlag::tools {\n\n\
inline constexpr const char* build_version = \"${VERSION}\";\n\
inline constexpr const char* build_commit = \"${commit}\";\n\n\
}  // namespace rodevlag::tools\n")
set(old "")
if(EXISTS ${OUTPUT})
    file(READ ${OUTPUT} old)
endif()
if(NOT old STREQUAL text)
    file(WRITE ${OUTPUT} "${text}")
endif()
