#include "rodevlag/receipt.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "rodevlag/error.h"

using namespace rodevlag;

namespace {

Receipt example() {
    Receipt receipt;
    receipt.program = "rv-score";
    receipt.version = "0.1.0";
    receipt.commit = "0123456789ab";
    receipt.time = "2026-11-22T10:11:12Z";
    receipt.options = {{"instrument", std::vector<std::string>{"fiets", "./weg \"a\".yaml"}},
                       {"to", std::string("jsonl")},
                       {"quiet", true}};
    receipt.input = {"in.csv", {3, sha256_hex("abc")}};
    receipt.map = ReceiptFile{"k.yaml", {2, sha256_hex("k:")}};
    receipt.output = {"-", {0, sha256_hex("")}};
    receipt.rejects = ReceiptFile{"af.csv", {1, sha256_hex("x")}};
    receipt.instruments = {{"fiets", "1.0.0", sha256_hex("f"), ""},
                           {"weg", "2.1.0", sha256_hex("w"), "./weg \"a\".yaml"}};
    receipt.counts = {5, 3, 2};
    receipt.status = 65;
    return receipt;
}

Receipt example_of_part() {
    Receipt receipt = example();
    receipt.part = ReceiptPart{2, 8, 100, 103};
    return receipt;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// The message for the example with `from` replaced by `to`.
std::string message(const std::string& from, const std::string& to,
                    const Receipt& receipt = example()) {
    try {
        read_receipt(replaced(receipt_text(receipt), from, to), "b.json");
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a receipt is one line of JSON in a fixed order") {
    Receipt receipt = example();
    receipt.instruments.clear();
    receipt.rejects.reset();
    receipt.map.reset();
    const std::string empty = sha256_hex("");
    const std::string abc = sha256_hex("abc");
    CHECK(receipt_text(receipt) ==
          R"({"controlebewijs":1,"programma":"rv-score","versie":"0.1.0","commit":"0123456789ab",)"
          R"("tijd":"2026-11-22T10:11:12Z","opties":{"instrument":["fiets","./weg \"a\".yaml"],)"
          R"("to":"jsonl","quiet":true},"invoer":{"naam":"in.csv","bytes":3,"sha256":")" +
              abc + R"("},"uitvoer":{"naam":"-","bytes":0,"sha256":")" + empty +
              R"("},"instrumenten":[],"aantal":{"gelezen":5,"gescoord":3,"afgewezen":2},)"
              R"("status":65})"
              "\n");
}

TEST_CASE("what is read is what was written") {
    CHECK(read_receipt(receipt_text(example()), "b.json") == example());
    Receipt plain = example();
    plain.options.clear();
    plain.rejects.reset();
    plain.map.reset();
    plain.status = 0;
    CHECK(read_receipt(receipt_text(plain), "b.json") == plain);
    // Layout and order are free: somebody may have looked at it with a formatter.
    CHECK(read_receipt(replaced(receipt_text(plain), "{\"controlebewijs\":1,",
                                "\n { \"controlebewijs\" : 1 ,\n "),
                       "b.json") == plain);
}

TEST_CASE("a part of an input names its range") {
    const std::string text = receipt_text(example_of_part());
    CHECK(text.find(R"(},"deel":{"nummer":2,"van":8,"begin":100,"einde":103},"kolommenlijst":)") !=
          std::string::npos);
    CHECK(read_receipt(text, "b.json") == example_of_part());
    CHECK(receipt_text(example()).find("deel") == std::string::npos);

    Receipt first = example_of_part();
    first.part = ReceiptPart{1, 1, 0, 3};
    CHECK(read_receipt(receipt_text(first), "b.json") == first);
    first.part = ReceiptPart{8, 8, 100, 100};
    first.input.content = {0, sha256_hex("")};
    CHECK(read_receipt(receipt_text(first), "b.json") == first);
}

TEST_CASE("the largest numbers are written as they are") {
    Receipt receipt = example();
    receipt.counts = {UINT64_MAX, UINT64_MAX, 0};
    receipt.input.content.bytes = UINT64_MAX;
    CHECK(read_receipt(receipt_text(receipt), "b.json") == receipt);
}

TEST_CASE("a part that cannot be is refused") {
    const Receipt part = example_of_part();
    for (const std::string name : {"nummer", "van", "begin", "einde"}) {
        CHECK(message('"' + name + "\":", "\"anders\":", part).find('\'' + name + "' ontbreekt") !=
              std::string::npos);
    }
    CHECK(message("\"van\":8", "\"van\":8,\"extra\":1", part).find("'extra' is niet bekend") !=
          std::string::npos);
    for (const std::string number : {"0", "9"}) {
        CHECK(message("\"nummer\":2", "\"nummer\":" + number, part).find("'nummer' hoort van 1") !=
              std::string::npos);
    }
    CHECK(message("\"nummer\":2", "\"nummer\":-2", part).find("heel getal") != std::string::npos);
    CHECK(message("\"nummer\":2", "\"nummer\":1", part).find("deel 1 hoort bij byte 0") !=
          std::string::npos);
    for (const std::string end : {"99", "102", "104", "18446744073709551615"}) {
        CHECK(
            message("\"einde\":103", "\"einde\":" + end, part).find("als de invoer bytes heeft") !=
            std::string::npos);
    }
}

TEST_CASE("any texts and numbers survive") {
    rc::check([] {
        const auto text = rc::gen::container<std::string>(rc::gen::inRange<char>('\1', '\x7f'));
        Receipt receipt = example();
        receipt.input.name = *text;
        receipt.output.name = *text;
        receipt.options = {{*text + "x", *text},
                           {"lijst", *rc::gen::container<std::vector<std::string>>(text)}};
        RC_PRE(receipt.options[0].name != "lijst");
        receipt.input.content.bytes = *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 62U);
        receipt.counts.scored = *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 60U);
        receipt.counts.read = receipt.counts.scored + receipt.counts.rejected;
        RC_ASSERT(read_receipt(receipt_text(receipt), "b.json") == receipt);
    });
}

TEST_CASE("every beginning of a receipt is refused") {
    const std::string text = receipt_text(example());
    for (std::size_t size = 0; size + 2 < text.size(); ++size) {
        CHECK_THROWS_AS(read_receipt(text.substr(0, size), "b.json"), InputError);
    }
}

TEST_CASE("without any one member it is no receipt") {
    for (const std::string name :
         {"programma", "versie", "commit", "tijd", "opties", "invoer", "uitvoer", "instrumenten",
          "aantal", "status", "gelezen", "bytes", "sha256", "naam", "id"}) {
        CHECK(message('"' + name + "\":", "\"anders\":").find('\'' + name + "' ontbreekt") !=
              std::string::npos);
    }
    CHECK(message("\"controlebewijs\":", "\"anders\":") ==
          "b.json:1:1: dit is geen controlebewijs");
}

TEST_CASE("what is not exactly a receipt is refused with its place") {
    CHECK(message("\"controlebewijs\":1", "\"controlebewijs\":2") ==
          "b.json:1:19: dit controlebewijs heeft een andere vorm; deze versie leest alleen vorm 1");
    CHECK(message("\"status\":65", "\"status\":65,\"extra\":1") ==
          "b.json:1:974: 'extra' is niet bekend in een controlebewijs");
    CHECK(message("\"naam\":", "\"extra\":1,\"naam\":").find("'extra' is niet bekend") !=
          std::string::npos);
    CHECK(message("\"status\":65", "\"status\":66").find("'status' hoort 0, 1 of 65 te zijn") !=
          std::string::npos);
    CHECK(message("\"bytes\":3", "\"bytes\":-3").find("'bytes' hoort een heel getal te zijn") !=
          std::string::npos);
    CHECK(message("\"bytes\":3", "\"bytes\":3.0").find("heel getal") != std::string::npos);
    CHECK(message("\"bytes\":3", "\"bytes\":\"3\"").find("heel getal") != std::string::npos);
    CHECK(message("ba7816bf", "BA7816BF").find("64 cijfers en letters a-f") != std::string::npos);
    CHECK(message("ba7816bf", "ba7816b").find("64 cijfers en letters a-f") != std::string::npos);
    CHECK(message("\"gelezen\":5", "\"gelezen\":6").find("de aantallen kloppen niet") !=
          std::string::npos);
    CHECK(message("\"gelezen\":5,\"gescoord\":3", "\"gelezen\":1,\"gescoord\":18446744073709551615")
              .find("de aantallen kloppen niet") != std::string::npos);
    CHECK(message("\"to\":\"jsonl\"", "\"to\":1").find("een optie is een tekst") !=
          std::string::npos);
    CHECK(message("\"quiet\":true", "\"quiet\":false").find("een optie is") != std::string::npos);
    CHECK(message("\"fiets\",", "1,").find("hier hoort een tekst te staan") != std::string::npos);
    CHECK(message("\"versie\":\"0.1.0\"", "\"versie\":null").find("hoort een tekst") !=
          std::string::npos);
    CHECK(message("\"to\":", "\"quiet\":").find("staat twee keer") != std::string::npos);
    CHECK(message("{\"controlebewijs\"", "[{\"controlebewijs\"") != "");
}

TEST_CASE("other JSON is no receipt") {
    for (const std::string text : {"", "null", "[]", "1", "{}", "{\"zaak\":\"1\"}"}) {
        CHECK_THROWS_AS(read_receipt(text, "b.json"), InputError);
    }
}
