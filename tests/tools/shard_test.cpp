#include "common/shard.h"

#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include "rodevlag/error.h"

using namespace rodevlag;
using namespace rodevlag::tools;

namespace {

/// A file of 10 bytes that goes away with this.
class TenBytes {
public:
    TenBytes()
        : m_path(std::filesystem::temp_directory_path() /
                 ("rodevlag-deel-" + std::to_string(getpid()))) {
        std::ofstream(m_path) << "0123456789";
    }
    ~TenBytes() { std::remove(m_path.c_str()); }
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

}  // namespace

TEST_CASE("a part is a number of a number, of a file with a size") {
    const TenBytes file;
    const FilePart part = part_from_option("2/8", file.path());
    CHECK(part.number == 2);
    CHECK(part.count == 8);
    CHECK(part.file_size == 10);
    CHECK(part_from_option("1/1", file.path()).count == 1);
    CHECK(part_from_option("1000000/1000000", file.path()).number == 1'000'000);
}

TEST_CASE("what is no part is refused, before the file is looked at") {
    for (const std::string text :
         {"", "/", "1", "1/", "/2", "0/2", "3/2", "0/0", "1/0", "-1/2", "+1/2", "1/-2", "1/2/3",
          "1 / 2", "1/2 ", "a/b", "1/1000001", "1/99999999999999999999", "1.0/2"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(part_from_option(text, "-"), UsageError);
        CHECK_THROWS_WITH(part_from_option(text, "-"), doctest::Contains("is geen deel"));
    }
}

TEST_CASE("a part of something without a size is refused") {
    const std::string folder = std::filesystem::temp_directory_path();
    for (const std::string& path : {std::string("-"), folder, std::string("/dev/null")}) {
        CHECK_THROWS_WITH(part_from_option("1/2", path), doctest::Contains("gewoon bestand"));
    }
}
