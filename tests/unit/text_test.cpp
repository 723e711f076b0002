#include "rodevlag/text.h"

#include <doctest/doctest.h>

using namespace rodevlag;

TEST_CASE("trimmed takes blanks and non-breaking spaces from both ends only") {
    CHECK(trimmed("  ja \t\r\n") == "ja");
    CHECK(trimmed("\xC2\xA0 nee\xC2\xA0") == "nee");
    CHECK(trimmed("niet van toepassing") == "niet van toepassing");
    CHECK(trimmed(" \xC2\xA0 ") == "");
    CHECK(trimmed("") == "");
}

TEST_CASE("lower_case changes ASCII letters and no other bytes") {
    CHECK(lower_case("JA Één") == "ja Één");
}

TEST_CASE("join puts the separator only between parts") {
    CHECK(join({}, ", ") == "");
    CHECK(join({"a"}, ", ") == "a");
    CHECK(join({"a", "", "c"}, "|") == "a||c");
}

TEST_CASE("display_width counts columns, not bytes") {
    CHECK(display_width("één") == 3);
    CHECK(display_width("e\xCC\x81") == 1);     // e and a combining accent
    CHECK(display_width("\xE6\xBC\xA2") == 2);  // a wide character
    CHECK(display_width("\xFF") == 1);          // not UTF-8
}

TEST_CASE("wrapped breaks at spaces and keeps every word") {
    CHECK(wrapped("een twee drie", 8) == std::vector<std::string>{"een twee", "drie"});
    CHECK(wrapped("één twee", 8) == std::vector<std::string>{"één twee"});
    CHECK(wrapped("onverbreekbaar a", 4) == std::vector<std::string>{"onverbreekbaar", "a"});
    CHECK(wrapped("a\nb", 10) == std::vector<std::string>{"a", "b"});
    CHECK(wrapped("", 10) == std::vector<std::string>{""});
}

TEST_CASE("printable text cannot move the cursor or forge a line") {
    CHECK(printable("zaak \x1b[31m\n7", 80) == "zaak ?[31m?7");
    CHECK(printable("\xC2\x9B"
                    "31m",
                    80) == "?31m");  // a C1 control
    CHECK(printable("a\xE2\x80\xAE"
                    "b",
                    80) == "a?b");  // right-to-left override
    CHECK(printable("\xFFx", 80) == "?x");
    CHECK(printable("één", 80) == "één");
    CHECK(printable("abcdef", 3) == "abc…");
}

TEST_CASE("control characters but line ends become a question mark") {
    CHECK(without_controls("a\x1b[31m\tb\n\x7f\u00e9") == "a?[31m?b\n?\u00e9");
}
