#include "rodevlag/csv_dialect.h"

#include <doctest/doctest.h>
#include <string>

#include "rodevlag/error.h"

using namespace rodevlag;

namespace {

bool known(std::string_view name) {
    return name == "zaak" || name == "n.a" || name == "n.b";
}

CsvDialect recognise(std::string_view head, std::optional<char> delimiter = {}) {
    return recognise_csv_dialect(head, "in.csv", known, delimiter);
}

std::string failure(std::string_view head) {
    try {
        recognise(head);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the delimiter is the one that gives known names") {
    CHECK(recognise("zaak;n.a;x\n").delimiter == ';');
    CHECK(recognise("zaak,n.a,x\n").delimiter == ',');
    CHECK(recognise("zaak\tn.a\tx\n").delimiter == '\t');
    CHECK(recognise("\"zaak\",\"n.a\"\n").delimiter == ',');
    CHECK(recognise("zaak,naam;voornaam;plaats;land\n").delimiter == ',');
    CHECK(recognise("\"een\nkop; met regels\",n.a\n").delimiter == ',');
    CHECK(recognise("zaak\n").delimiter == ';');
    CHECK(recognise("zaak").delimiter == ';');
    CHECK(recognise("\n\nzaak,n.a\n").delimiter == ',');
}

TEST_CASE("line ends and byte-order mark are seen") {
    CHECK(recognise("zaak;n.a\r\n1;2\n").line_end == "\r\n");
    CHECK(recognise("zaak;n.a\n1;2\r\n").line_end == "\n");
    CHECK(recognise("zaak;n.a\r1;2\r").line_end == "\r");
    CHECK(recognise("zaak;\"n\r\na\"\n").line_end == "\n");
    CHECK(recognise("zaak;n.a").line_end == "\n");
    CHECK_FALSE(recognise("zaak;n.a\n").bom);
    CHECK(recognise("\xEF\xBB\xBFzaak;n.a\n").bom);
    CHECK(recognise("\xEF\xBB\xBFzaak;n.a\n").delimiter == ';');
}

TEST_CASE("a delimiter that is given is taken") {
    CHECK(recognise("x|y\r\n", '|').delimiter == '|');
    CHECK(recognise("x|y\r\n", '|').line_end == "\r\n");
    CHECK(recognise("zaak;n.a\n", ',').delimiter == ',');
}

TEST_CASE("what is not certain is an error that names the option") {
    CHECK(failure("a;b;c\n").find("--delimiter") != std::string::npos);
    CHECK(failure("zaak;n.a;x,n.b,y\n").empty());
    CHECK(failure("zaak;x,n.a\n") ==
          "in.csv:1: het scheidingsteken is niet zeker; geef het op met --delimiter");
    CHECK(failure("").find("leeg") != std::string::npos);
    CHECK(failure("\xEF\xBB\xBF\r\n\r\n").find("leeg") != std::string::npos);
    CHECK(failure("PK\x03\x04zzz").find("Excel") != std::string::npos);
    CHECK(failure("\xFF\xFEz").find("--encoding utf-16") != std::string::npos);
}

TEST_CASE("the option's value") {
    CHECK(delimiter_from_text(";") == ';');
    CHECK(delimiter_from_text("tab") == '\t');
    CHECK(delimiter_from_text("TAB") == '\t');
    CHECK(delimiter_from_text("\\t") == '\t');
    CHECK(delimiter_from_text("\t") == '\t');
    for (const std::string_view text : {"", ";;", "\"", "\n", "é"}) {
        CHECK_THROWS_AS(delimiter_from_text(text), UsageError);
    }
    CHECK(delimiter_name('\t') == "tab");
    CHECK(delimiter_name(',') == ",");
}
