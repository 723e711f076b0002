#include "rodevlag/descriptor_io.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace rodevlag;

namespace {

// A file without a name, with what was written to it.
class NamelessFile {
public:
    NamelessFile() {
        std::string name = "/tmp/rodevlag-test-XXXXXX";
        m_descriptor = ::mkstemp(name.data());
        REQUIRE(m_descriptor >= 0);
        ::unlink(name.c_str());
    }
    ~NamelessFile() { ::close(m_descriptor); }
    NamelessFile(const NamelessFile&) = delete;
    NamelessFile& operator=(const NamelessFile&) = delete;

    int descriptor() const { return m_descriptor; }

    std::size_t size() const {
        struct stat status {};
        REQUIRE(::fstat(m_descriptor, &status) == 0);
        return static_cast<std::size_t>(status.st_size);
    }

    std::string text() const {
        std::string text(size(), '\0');
        REQUIRE(::pread(m_descriptor, text.data(), text.size(), 0) ==
                static_cast<ssize_t>(text.size()));
        return text;
    }

private:
    int m_descriptor = -1;
};

constexpr std::size_t capacity = OutputBuffer::capacity;

}  // namespace

TEST_CASE("texts of every size arrive whole and in order") {
    const std::vector<std::size_t> sizes = {
        0, 1, 7, capacity - 9, capacity - 8, capacity - 1, capacity, capacity + 1, 3 * capacity};
    for (const std::size_t first : sizes) {
        for (const std::size_t second : sizes) {
            const NamelessFile file;
            OutputBuffer buffer;
            std::string expected;
            char letter = 'a';
            for (const std::size_t size : {std::size_t{3}, first, second, std::size_t{2}, first}) {
                const std::string text(size, letter++);
                expected += text;
                REQUIRE(buffer.write(file.descriptor(), text) == 0);
            }
            REQUIRE(buffer.flush(file.descriptor()) == 0);
            CHECK_MESSAGE(file.text() == expected, first << ", " << second);
        }
    }
}

TEST_CASE("small texts are kept together, a large one goes on at once") {
    const NamelessFile file;
    OutputBuffer buffer;
    REQUIRE(buffer.write(file.descriptor(), "klein") == 0);
    CHECK(file.size() == 0);
    REQUIRE(buffer.write(file.descriptor(), std::string(capacity, 'x')) == 0);
    CHECK(file.size() == capacity + 5);
    REQUIRE(buffer.flush(file.descriptor()) == 0);
    CHECK(file.size() == capacity + 5);
}

TEST_CASE("what stops a write is told") {
    const int full = ::open("/dev/full", O_WRONLY);
    REQUIRE(full >= 0);
    OutputBuffer buffer;
    CHECK(buffer.write(full, "klein") == 0);
    CHECK(buffer.flush(full) == ENOSPC);
    CHECK(buffer.flush(full) == 0);  // what could not be written is gone
    CHECK(buffer.write(full, std::string(capacity, 'x')) == ENOSPC);
    CHECK(write_all(full, "") == 0);
    CHECK(close_file(full) == 0);
    CHECK(close_file(full) == EBADF);
    CHECK(sync_file(full) == EBADF);
    CHECK(write_all(full, "x") == EBADF);
}

TEST_CASE("a pipe cannot be synced, and that is no failure") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    CHECK(sync_file(ends[1]) == 0);
    CHECK(close_file(ends[0]) == 0);
    CHECK(close_file(ends[1]) == 0);
}

TEST_CASE("every failure has a text") {
    CHECK(system_message(ENOSPC) == "de schijf is vol");
    CHECK(system_message(EXDEV) == "de map ligt op een andere schijf");
    CHECK(system_message(4095) == "systeemfout 4095");
}
