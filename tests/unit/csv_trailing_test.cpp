#include "rodevlag/csv_trailing.h"

#include <doctest/doctest.h>
#include <string>

using namespace rodevlag;

namespace {

TrailingDelimiter found(std::string_view text, HeadEnd end = HeadEnd::unknown) {
    return trailing_delimiter(text, ';', end);
}

constexpr TrailingDelimiter none = TrailingDelimiter::none;
constexpr TrailingDelimiter in_rows = TrailingDelimiter::in_rows;
constexpr TrailingDelimiter in_header = TrailingDelimiter::in_header;

}  // namespace

TEST_CASE("an empty cell more in every record is a trailing delimiter") {
    CHECK(found("a;b\n1;2;\n3;4;\n") == in_rows);
    CHECK(found("a;b\r1;2;\r3;4;\r") == in_rows);
    CHECK(found("a;b\r\n1;2;\r\n\r\n\r\n3;\"x\r\ny\";\r\n") == in_rows);
    CHECK(found("a\n1;\n2;\n") == in_rows);
    CHECK(found("a;\n1;2;\n3;4;\n") == in_rows);
    // Not when one record says otherwise, or when there is only one.
    CHECK(found("a;b\n1;2;\n") == none);
    CHECK(found("a;b\n1;2;\n3;4\n") == none);
    CHECK(found("a;b\n1;2;\n3;4;x\n") == none);
    CHECK(found("a;b\n1;2;\n3;4;;\n") == none);
    CHECK(found("a;b\n1;2;\"\"\n3;4;\"\"\n") == none);
    CHECK(found("a;b;\n1;2;\n3;4;\n") == none);
    CHECK(found("a\n1;\n\n2;\n") == none);  // with one column an empty line is a record
}

TEST_CASE("a last name that is empty may be missing in every record") {
    CHECK(found("a;b;\n1;2\n") == in_header);
    CHECK(found("a;b;\n\n1;2\n\n3;\n") == in_header);
    CHECK(found("a;b;\"\"\n1;2\n") == none);
    CHECK(found("a;b;\n1;2\n3;4;\n") == none);
    CHECK(found("a;b;\n1;2\n3\n") == none);
    CHECK(found("a;b;c\n1;2\n") == none);
    CHECK(found("a;b;\n") == none);
    CHECK(found("") == none);
}

TEST_CASE("a record that the head cuts off is not looked at") {
    CHECK(found("a;b\n1;2;\n3;4;") == none);
    CHECK(found("a;b\n1;2;\n3;4;", HeadEnd::end_of_file) == in_rows);
    CHECK(found("a;b\n1;2;\n3;4;\n5;6") == in_rows);
    CHECK(found("a;b\n1;2;\n3;4;\n5;6", HeadEnd::end_of_file) == none);
    CHECK(found("a;b\n1;2;\n3;4;\n5;\"6\n") == in_rows);
    CHECK(found("a;b;\n1") == none);
    CHECK(found("a;b") == none);
    CHECK(found("a;\"b\n1;2;\n3;4;\n", HeadEnd::end_of_file) == none);
}

TEST_CASE("a record that breaks the quoting rules is passed over") {
    CHECK(found("a;b\n1;x\"y\n1;2;\n3;4;\n") == in_rows);
    CHECK(found("a;b\n1;\"open\n1;2;\n3;4;\n", HeadEnd::end_of_file) == in_rows);
    // This cell may be closed behind the head.
    CHECK(found("a;b\n1;\"open\n1;2;\n3;4;\n") == none);
    CHECK(found("a;b\n1;2;\n\"x\"y;2;;;;\n3;4;\n") == in_rows);
    CHECK(found("a;b\n1;2;\n3;x\"y;\n") == none);
    CHECK(found("a;b;\n\"x\"y;2;3\n1;2\n") == in_header);
    CHECK(found("a;b\n1;x\"y\n1;2;\n3;4\n") == none);
}

TEST_CASE("a long head is decided by its beginning") {
    std::string text = "a;b\n";
    while (text.size() < (1U << 18U)) {
        text += "1;2;\n";
    }
    CHECK(found(text + "3;4\n") == in_rows);
    std::string broken = "a;b\n1;2;\n3;4;\n";
    for (int line = 0; line < 100'000; ++line) {
        broken += "x\"y\n";
    }
    CHECK(found(broken) == in_rows);
}
