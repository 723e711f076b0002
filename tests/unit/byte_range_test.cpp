#include "rodevlag/byte_range.h"

#include <cstdio>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <unistd.h>

#include "rodevlag/sha256.h"

using namespace rodevlag;

namespace {

/// A file that is there as long as this.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& text) {
        std::ofstream(m_path, std::ios::binary) << text;
    }
    ~TemporaryFile() { std::remove(m_path.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return m_path; }

private:
    std::string m_path = "byte_range_test." + std::to_string(::getpid());
};

}  // namespace

TEST_CASE("every range of a file has the fingerprint of its bytes") {
    const std::string text("ab\0\r\n\xff\"c", 8);
    const TemporaryFile file(text);
    for (std::size_t begin = 0; begin <= text.size(); ++begin) {
        for (std::size_t end = begin; end <= text.size(); ++end) {
            const Fingerprint range = fingerprint_of_range(file.path(), begin, end);
            CHECK(range.bytes == end - begin);
            CHECK(range.sha256 == sha256_hex(std::string_view(text).substr(begin, end - begin)));
        }
    }
}

TEST_CASE("a range longer than a buffer is read to its end") {
    std::string text;
    while (text.size() < 1'000'000) {
        text += std::to_string(text.size()) + "\n";
    }
    const TemporaryFile file(text);
    CHECK(fingerprint_of_range(file.path(), 1, text.size() - 1).sha256 ==
          sha256_hex(std::string_view(text).substr(1, text.size() - 2)));
    const RangeSource source(file.path(), 0, 0);
    CHECK(source.file_size() == text.size());
}

TEST_CASE("a range that the file does not have is refused") {
    const TemporaryFile file("abc");
    CHECK_THROWS_WITH_AS(fingerprint_of_range(file.path(), 1, 4),
                         (file.path() + ": houdt op bij byte 3, voor byte 4").c_str(), InputError);
    CHECK_THROWS_WITH_AS(fingerprint_of_range(file.path(), 10, 11),
                         (file.path() + ": houdt op bij byte 3, voor byte 11").c_str(), InputError);
    CHECK_THROWS_AS(fingerprint_of_range("bestaat-niet", 0, 0), InputError);
    CHECK_THROWS_WITH_AS(fingerprint_of_range(".", 0, 0), ".: kan niet lezen: is een map",
                         InputError);
    CHECK_THROWS_WITH_AS(
        fingerprint_of_range("/dev/null", 0, 0),
        "/dev/null: kan niet lezen: alleen een gewoon bestand kan in delen worden gelezen",
        InputError);
}
