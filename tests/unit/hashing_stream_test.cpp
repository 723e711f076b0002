#include "rodevlag/hashing_stream.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

/// Fails on every write, as a full disk does.
class FullSink : public ByteSink {
public:
    void write(std::string_view /*text*/) override { throw OutputError("vol"); }
    void finish() override { throw OutputError("vol"); }
};

}  // namespace

TEST_CASE("a hashing source hands on every byte and notes what was read") {
    const std::string text = "regel een\nregel twee\n";
    ByteTally tally;
    HashingSource source(std::make_unique<MemorySource>(text, "naam"), tally);
    CHECK(source.name() == "naam");
    char buffer[4];
    CHECK(source.read(buffer, sizeof buffer) == 4);
    CHECK(tally.fingerprint() == Fingerprint{4, sha256_hex("rege")});
    CHECK(read_all(source, 1000) == text.substr(4));
    CHECK(tally.fingerprint() == Fingerprint{text.size(), sha256_hex(text)});
}

TEST_CASE("a hashing sink hands on every byte and notes it") {
    struct Borrowed : ByteSink {
        explicit Borrowed(MemorySink& sink) : m_sink(sink) {}
        void write(std::string_view text) override { m_sink.write(text); }
        void finish() override { m_sink.write("!"); }
        MemorySink& m_sink;
    };
    MemorySink memory;
    ByteTally tally;
    HashingSink sink(std::make_unique<Borrowed>(memory), tally);
    sink.write("een");
    sink.write("");
    sink.write("twee");
    sink.finish();
    CHECK(memory.text() == "eentwee!");
    CHECK(tally.fingerprint() == Fingerprint{7, sha256_hex("eentwee")});
}

TEST_CASE("a hashing sink without another one only notes") {
    ByteTally tally;
    HashingSink sink(nullptr, tally);
    sink.write("abc");
    sink.finish();
    CHECK(tally.fingerprint() == Fingerprint{3, sha256_hex("abc")});
}

TEST_CASE("what could not be written is not noted") {
    ByteTally tally;
    HashingSink sink(std::make_unique<FullSink>(), tally);
    CHECK_THROWS_AS(sink.write("abc"), OutputError);
    CHECK_THROWS_AS(sink.finish(), OutputError);
    CHECK(tally.fingerprint() == Fingerprint{0, sha256_hex("")});
}
