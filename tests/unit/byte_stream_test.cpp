#include "rodevlag/byte_stream.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rodevlag;

namespace {

// A directory that goes away with the test.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        std::string name = "/tmp/rodevlag-test-XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~TemporaryDirectory() { std::filesystem::remove_all(m_path); }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    std::string file(const std::string& name) const { return m_path + "/" + name; }
    std::size_t entries() const {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(m_path)) {
            ++count;
        }
        return count;
    }

private:
    std::string m_path;
};

std::string content(const std::string& path) {
    FileSource source(path);
    return read_all(source, std::size_t{1} << 28);
}

void store(const std::string& path, std::string_view text) {
    OutputFile file(path);
    file.write(text);
    file.finish();
}

template <typename Function>
std::string message_of(Function function) {
    try {
        function();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

// Runs `function` in a child process and gives its exit status.
template <typename Function>
int status_of_child(Function function) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::_exit(function());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

TEST_CASE("an output file appears under its name only when it is finished") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("uit.csv");
    {
        OutputFile file(path);
        file.write("half");
        CHECK_FALSE(std::filesystem::exists(path));
    }
    CHECK(directory.entries() == 0);
    store(path, "heel\n");
    CHECK(content(path) == "heel\n");
    CHECK(directory.entries() == 1);
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("an output file that is not finished leaves the old file") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("uit.csv");
    store(path, "oud");
    {
        OutputFile file(path);
        file.write(std::string(200'000, 'x'));
    }
    CHECK(content(path) == "oud");
    CHECK(directory.entries() == 1);
}

TEST_CASE("a file size limit is an OutputError and leaves the old file") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("uit.csv");
    store(path, "oud");
    const int status = status_of_child([&path] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, 100'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const std::string message =
            message_of([&path] { store(path, std::string(1'000'000, 'x')); });
        return message == path + ": kan niet schrijven: het bestand wordt groter dan is toegestaan"
                   ? 0
                   : 1;
    });
    CHECK(status == 0);
    CHECK(content(path) == "oud");
    CHECK(directory.entries() == 1);
}

TEST_CASE("devices are written directly, and a full one is an OutputError") {
    store("/dev/null", "weg");
    CHECK(message_of([] { store("/dev/full", "vol"); }) ==
          "/dev/full: kan niet schrijven: de schijf is vol");
    CHECK_THROWS_AS(store("/dev/full", "vol"), OutputError);
    CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a fifo is written directly") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("pijp");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        store(path, std::string(300'000, 'y'));
        ::_exit(0);
    }
    CHECK(content(path) == std::string(300'000, 'y'));
    ::waitpid(child, nullptr, 0);
    CHECK(std::filesystem::is_fifo(path));
}

TEST_CASE("/dev/stdout goes on where a redirected file is") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("log");
    store(path, "eerst\n");
    const int status = status_of_child([&path] {
        const int log = ::open(path.c_str(), O_WRONLY | O_APPEND);
        ::dup2(log, STDOUT_FILENO);
        store("/dev/stdout", "dan\n");
        return 0;
    });
    CHECK(status == 0);
    CHECK(content(path) == "eerst\ndan\n");
}

TEST_CASE("a symbolic link is followed") {
    const TemporaryDirectory directory;
    std::filesystem::create_symlink("doel.csv", directory.file("naam.csv"));
    store(directory.file("naam.csv"), "1");
    store(directory.file("naam.csv"), "2");
    CHECK(std::filesystem::is_symlink(directory.file("naam.csv")));
    CHECK(content(directory.file("doel.csv")) == "2");
}

TEST_CASE("paths that cannot be written say why") {
    const TemporaryDirectory directory;
    const std::string missing = directory.file("geen/uit.csv");
    CHECK(message_of([&] { store(missing, ""); }) ==
          missing + ": kan niet schrijven: bestand of map bestaat niet");
    CHECK(message_of([&] { store(directory.file(""), ""); }).ends_with("is een map"));
}

TEST_CASE("a closed pipe is an OutputError when SIGPIPE is ignored") {
    const int status = status_of_child([] {
        std::signal(SIGPIPE, SIG_IGN);
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0) {
            return 2;
        }
        ::close(ends[0]);
        ::dup2(ends[1], STDOUT_FILENO);
        StandardOutput output;
        output.write("x");
        return message_of([&output] { output.finish(); }) ==
                       "stdout: kan niet schrijven: de ontvanger leest niet meer"
                   ? 0
                   : 1;
    });
    CHECK(status == 0);
}

TEST_CASE("standard output arrives whole, also through a pipe that does not block") {
    const TemporaryDirectory directory;
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        ::dup2(ends[1], STDOUT_FILENO);
        ::fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
        StandardOutput output;
        for (int index = 0; index < 50'000; ++index) {
            output.write("twintig tekens lang.");
        }
        output.finish();
        ::_exit(0);
    }
    ::close(ends[1]);
    FileSource source("/dev/fd/" + std::to_string(ends[0]));
    CHECK(read_all(source, 2'000'000).size() == 1'000'000);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
}

TEST_CASE("files that cannot be read say why") {
    CHECK(message_of([] { FileSource source("/nergens/in.csv"); }) ==
          "/nergens/in.csv: kan niet lezen: bestand of map bestaat niet");
    CHECK(message_of([] { FileSource source("/tmp"); }) == "/tmp: kan niet lezen: is een map");
    CHECK_THROWS_AS(FileSource("/tmp"), InputError);
}

TEST_CASE("a file that becomes shorter while it is read is an InputError") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("in.csv");
    store(path, std::string(1000, 'x'));
    FileSource source(path);
    std::array<char, 400> buffer{};
    CHECK(source.read(buffer.data(), buffer.size()) == 400);
    std::filesystem::resize_file(path, 600);
    CHECK(source.read(buffer.data(), buffer.size()) == 200);
    CHECK(message_of([&] { source.read(buffer.data(), buffer.size()); }) ==
          path + ": het bestand is korter geworden terwijl het werd gelezen");
}

TEST_CASE("a file that becomes longer while it is read is read to its end") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("in.csv");
    store(path, std::string(1000, 'x'));
    FileSource source(path);
    std::filesystem::resize_file(path, 1500);
    CHECK(read_all(source, 2000).size() == 1500);
}

TEST_CASE("standard input is read from where it stands") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("in.csv");
    store(path, "kop\nrest\n");
    const int status = status_of_child([&path] {
        const int file = ::open(path.c_str(), O_RDONLY);
        ::dup2(file, STDIN_FILENO);
        ::lseek(STDIN_FILENO, 4, SEEK_SET);
        FileSource source("-");
        return read_all(source, 100) == "rest\n" ? 0 : 1;
    });
    CHECK(status == 0);
}

TEST_CASE("what is no file has no size to be held to") {
    FileSource source("/dev/null");
    CHECK(read_all(source, 10).empty());
    FileSource listing("/proc/self/status");
    CHECK_FALSE(read_all(listing, 100'000).empty());
}

TEST_CASE("peeking takes nothing away") {
    MemorySource memory("abcdefgh", "m");
    PeekSource source(memory);
    CHECK(source.peek(3) == "abc");
    CHECK(source.peek(5) == "abcde");
    CHECK(source.peek(50) == "abcdefgh");
    std::array<char, 3> buffer{};
    CHECK(source.read(buffer.data(), 3) == 3);
    CHECK(source.peek(2) == "de");
    CHECK(read_all(source, 100) == "defgh");
    CHECK(source.peek(1).empty());
}

TEST_CASE("reading all stops at the limit") {
    MemorySource fits(std::string(1000, 'x'), "m");
    CHECK(read_all(fits, 1000).size() == 1000);
    MemorySource too_large(std::string(1001, 'x'), "m");
    CHECK_THROWS_AS(read_all(too_large, 1000), InputError);
    MemorySource empty("", "m");
    CHECK(read_all(empty, 0).empty());
    MemorySource large(std::string(500'000, 'x'), "m");
    CHECK(read_all(large, 1'000'000).size() == 500'000);
}

TEST_CASE("a file that takes the place of another one keeps its rights when that is asked") {
    const TemporaryDirectory directory;
    const std::string path = directory.file("zaak.yaml");
    const auto mode = [&] {
        return static_cast<unsigned>(std::filesystem::status(path).permissions());
    };
    const auto replace = [&](FileMode file_mode) {
        OutputFile file(path, file_mode);
        file.write("zaak: a\n");
        file.finish();
    };
    replace(FileMode::kept);  // there is nothing to keep yet
    CHECK(mode() == 0600U);
    std::filesystem::permissions(path, std::filesystem::perms{0640U});
    replace(FileMode::kept);
    CHECK(mode() == 0640U);
    replace(FileMode::own);
    CHECK(mode() == 0600U);
    CHECK(directory.entries() == 1);
}
