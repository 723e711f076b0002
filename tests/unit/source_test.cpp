#include "rodevlag/source.h"

#include <doctest/doctest.h>
#include <string>

using rodevlag::document_name;

TEST_CASE("the name of a document stays when the text that it came from is gone") {
    std::string text = "a_document_with_a_long_name.txt";
    const std::string_view name = document_name(text);
    text.assign(text.size(), 'x');
    CHECK(name == "a_document_with_a_long_name.txt");
    CHECK(document_name(name).data() == name.data());
    CHECK(document_name("other.txt") == "other.txt");
    CHECK(document_name("").empty());
}
