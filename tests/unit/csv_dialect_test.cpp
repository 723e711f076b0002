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

std::string failure(std::string_view head, std::optional<char> delimiter = {}) {
    try {
        recognise(head, delimiter);
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

TEST_CASE("blank lines may stand before the header") {
    CHECK(recognise("\r\n\r\nzaak,n.a\r\n").line_end == "\r\n");
    CHECK(recognise("\r\rzaak,n.a\r").line_end == "\r");
    CHECK(failure("\r\n\ra;b\n").starts_with("in.csv:3: geen bekende kolomnaam"));
    CHECK(failure("\n\nzaak;x,n.a\n").starts_with("in.csv:3: het scheidingsteken"));
}

TEST_CASE("a first line sep= says the delimiter and is kept") {
    const auto check = [](std::string_view head, char delimiter, std::string_view preamble) {
        const CsvDialect dialect = recognise(head);
        CHECK(dialect.delimiter == delimiter);
        CHECK(dialect.preamble == preamble);
    };
    check("zaak;n.a\n", ';', "");
    check("sep=;\nzaak;n.a\n", ';', "sep=;\n");
    check("SEP=,\r\nzaak,n.a\r\n", ',', "SEP=,\r\n");
    check("Sep=\t\rzaak\tn.a\r", '\t', "Sep=\t\r");
    check("\"sep=|\"\nzaak|n.a\n", '|', "\"sep=|\"\n");
    check("\xEF\xBB\xBFsep=;\n\n\nzaak;n.a\n", ';', "sep=;\n");
    // It wins from what the names alone would say.
    check("sep=,\nzaak,n.a;n.b;x\n", ',', "sep=,\n");
    // Elsewhere it is no such line.
    check("\nsep=;,zaak\n", ',', "");
    CHECK(recognise("\xEF\xBB\xBFsep=;\nzaak;n.a\n").bom);
    CHECK(recognise("sep=;\r\nzaak;n.a").line_end == "\r\n");
    CHECK(recognise("sep=;\r\nzaak;n.a\n").line_end == "\n");
    CHECK(recognise("sep=;\rzaak;n.a\r1;2\r").line_end == "\r");
}

TEST_CASE("a line sep= that cannot be meant is an error") {
    for (const std::string_view head :
         {"sep=\nzaak;n.a\n", "sep=;;\nzaak;n.a\n", "\"sep=\"\nzaak\n", "sep=é\nzaak\n"}) {
        CHECK(failure(head) ==
              "in.csv:1: achter sep= moet één teken staan, zoals ; of , of een tab");
    }
    CHECK(failure("sep=;").find("leeg") != std::string::npos);
    CHECK(failure("sep=;\r\n").find("leeg") != std::string::npos);
    CHECK(failure("sep=;\n\nzaak,n.a\n")
              .starts_with("in.csv:3: geen bekende kolomnaam gevonden met ; als scheidingsteken, "
                           "dat de eerste regel "
                           "noemt (sep=)"));
}

TEST_CASE("a delimiter that is given wins from the line sep= when it gives known names") {
    CHECK(recognise("sep=;\nzaak,n.a\n", ',').delimiter == ',');
    CHECK(recognise("sep=;\nzaak,n.a\n", ',').preamble == "sep=;\n");
    CHECK(recognise("sep=;\nx;y\n", ';').delimiter == ';');
    CHECK(failure("sep=;\nzaak;n.a\n", '\t') ==
          "in.csv:2: geen bekende kolomnaam gevonden met --delimiter tab; de eerste regel van het "
          "bestand noemt een ander scheidingsteken: ;");
}

TEST_CASE("UTF-16 is recognised, also without a byte-order mark") {
    const auto wide = [](std::string_view text, bool big_endian) {
        std::string bytes;
        for (const char byte : text) {
            bytes += big_endian ? std::string{'\0', byte} : std::string{byte, '\0'};
        }
        return bytes;
    };
    const std::string text = "zaak;n.a\r\n1;ja\r\n";
    const std::string message = "in.csv: dit is UTF-16; geef de tekenset op met --encoding utf-16";
    CHECK(failure(wide(text, false)) == message);
    CHECK(failure(wide(text, true)) == message + "be");
    CHECK(failure("\xFE\xFF" + wide(text, true)) == message);
    CHECK(failure("\xFF\xFE" + wide(text, false)) == message);
    // A NUL here and there is something else.
    CHECK(failure(std::string("zaak;n.a;\0\0\0b\n1;\0\n", 17)).empty());
}

TEST_CASE("a header that is not UTF-8 is an error with its place") {
    const std::string message =
        "dit is geen UTF-8; geef de tekenset op, bijvoorbeeld --encoding windows-1252";
    CHECK(failure("zaak;n.a;\xE9\xE9n\n") == "in.csv:1:10: " + message);
    CHECK(failure("\n\xE9;\xE8\n") == "in.csv:2:1: " + message);
    CHECK(failure("sep=;\r\nzaak;\"x\r\n\xE9\"\r\n") == "in.csv:3:1: " + message);
    CHECK(failure("zaak;n.a;\xE9") == "");  // perhaps the head ends within a character
    CHECK(failure("zaak;n.a;\xE9n.bx") != "");
    CHECK_THROWS_AS(recognise_csv_dialect("zaak;\xE9", "in.csv", known, {}, HeadEnd::end_of_file),
                    InputError);
    // Records are not looked at here.
    CHECK(failure("zaak;n.a\n\xE9;\xE9\n").empty());
}

TEST_CASE("the trailing delimiter is decided with the delimiter and behind the preamble") {
    CHECK(recognise("zaak;n.a\n1;2;\n2;3;\n").trailing == TrailingDelimiter::in_rows);
    CHECK(recognise("sep=,\n\nzaak,n.a,\n1,2\n").trailing == TrailingDelimiter::in_header);
    CHECK(recognise("zaak;n.a\n1;2\n").trailing == TrailingDelimiter::none);
    const CsvDialect dialect =
        recognise_csv_dialect("zaak;n.a\n1;2;\n2;3;", "in.csv", known, {}, HeadEnd::end_of_file);
    CHECK(dialect.trailing == TrailingDelimiter::in_rows);
}

TEST_CASE("what is not certain is an error that names the option") {
    CHECK(failure("a;b;c\n").find("--delimiter") != std::string::npos);
    CHECK(failure("zaak;n.a;x,n.b,y\n").empty());
    CHECK(failure("zaak;x,n.a\n") ==
          "in.csv:1: het scheidingsteken is niet zeker; geef het op met --delimiter");
    CHECK(failure("").find("leeg") != std::string::npos);
    CHECK(failure("\xEF\xBB\xBF\r\n\r\n").find("leeg") != std::string::npos);
    CHECK(failure("PK\x03\x04zzz").find("Excel") != std::string::npos);
    CHECK(failure("\xD0\xCF\x11\xE0\xA1\xB1").find("Excel") != std::string::npos);
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
