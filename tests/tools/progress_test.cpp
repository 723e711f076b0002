#include "common/progress.h"

#include <array>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rodevlag::tools;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t wide = 200;

// A terminal of which we are the screen.
class Terminal {
public:
    explicit Terminal(unsigned short columns) {
        winsize size{24, columns, 0, 0};
        REQUIRE(openpty(&m_screen, &m_line, nullptr, nullptr, &size) == 0);
        REQUIRE(fcntl(m_screen, F_SETFL, O_NONBLOCK) == 0);
    }
    ~Terminal() {
        close(m_line);
        close(m_screen);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    int line() const { return m_line; }

    // What was written since the last time.
    std::string written() const {
        std::string text;
        std::array<char, 4096> block{};
        for (;;) {
            const ssize_t got = read(m_screen, block.data(), block.size());
            if (got <= 0) {
                return text;
            }
            text.append(block.data(), static_cast<std::size_t>(got));
        }
    }

private:
    int m_screen = -1;
    int m_line = -1;
};

// The line that stands on the screen after writing `text`, and the column of the cursor.
struct Line {
    std::string text;
    std::size_t cursor = 0;

    void write(const std::string& bytes) {
        for (const char byte : bytes) {
            REQUIRE(byte != '\n');
            if (byte == '\r') {
                cursor = 0;
                continue;
            }
            text.resize(std::max(text.size(), cursor + 1), ' ');
            text[cursor++] = byte;
        }
    }

    std::string visible() const { return text.substr(0, text.find_last_not_of(' ') + 1); }
};

struct Run {
    Terminal terminal;
    std::chrono::steady_clock::time_point now{};
    Progress progress;
    Line screen;

    explicit Run(std::optional<std::uint64_t> total, unsigned short columns = 80)
        : terminal(columns), progress(terminal.line(), total, [this] { return now; }) {}

    // Whether something was written.
    bool update_at(std::chrono::milliseconds time, std::uint64_t bytes, std::uint64_t rows) {
        now = std::chrono::steady_clock::time_point{} + time;
        progress.update(bytes, rows);
        return look();
    }

    bool look() {
        const std::string written = terminal.written();
        screen.write(written);
        return !written.empty();
    }
};

}  // namespace

TEST_CASE("the text has rows, speed, share and time left in Dutch") {
    CHECK(progress_text({450'000'000, 1'234'567, 1'000'000'000, 3s}, wide) ==
          "1.234.567 records, 150 MB/s, 45 %, nog 4 s");
    CHECK(progress_text({0, 0, {}, 2s}, wide) == "0 records, 0,0 MB/s");
    CHECK(progress_text({0, 0, 500, 2s}, wide) == "0 records, 0,0 MB/s");
    CHECK(progress_text({1'550'000, 1, {}, 1s}, wide) == "1 record, 1,6 MB/s");
    CHECK(progress_text({9'940'000, 20, {}, 1s}, wide) == "20 records, 9,9 MB/s");
    CHECK(progress_text({9'960'000, 20, {}, 1s}, wide) == "20 records, 10 MB/s");
    CHECK(progress_text({1'234'000'000, 20, {}, 1s}, wide) == "20 records, 1.234 MB/s");
    CHECK(progress_text({100, 1, 100, 5s}, wide) == "1 record, 0,0 MB/s, 100 %, nog 0 s");
    CHECK(progress_text({999, 9, 1000, 5s}, wide) == "9 records, 0,0 MB/s, 99 %, nog 1 s");
    // The file grew after its size was asked.
    CHECK(progress_text({101, 1, 100, 5s}, wide) == "1 record, 0,0 MB/s");
    CHECK(progress_text({10, 1, {}, 0s}, wide) == "1 record, 0,0 MB/s");
}

TEST_CASE("the time left is told in the unit that fits") {
    const auto left = [](std::uint64_t seconds) {
        const std::string text = progress_text({1'000'000, 1, 1'000'000 * (seconds + 1), 1s}, wide);
        return text.substr(text.rfind(", ") + 2);
    };
    CHECK(left(1) == "nog 1 s");
    CHECK(left(59) == "nog 59 s");
    CHECK(left(60) == "nog 1 min 00 s");
    CHECK(left(3599) == "nog 59 min 59 s");
    CHECK(left(3600) == "nog 1 uur 00 min");
    CHECK(left(7'385) == "nog 2 uur 03 min");
    CHECK(left(36'000'000) == "nog 10.000 uur 00 min");
}

TEST_CASE("what does not fit is left out from the end") {
    const ProgressState state{450'000'000, 1'234'567, 1'000'000'000, 3s};
    CHECK(progress_text(state, 42) == "1.234.567 records, 150 MB/s, 45 %, nog 4 s");
    CHECK(progress_text(state, 41) == "1.234.567 records, 150 MB/s, 45 %");
    CHECK(progress_text(state, 32) == "1.234.567 records, 150 MB/s");
    CHECK(progress_text(state, 17) == "1.234.567 records");
    CHECK(progress_text(state, 16).empty());
    CHECK(progress_text(state, 0).empty());
}

TEST_CASE("the line comes after a second and is rewritten at most five times a second") {
    Run run(1'000'000);
    CHECK_FALSE(run.update_at(0ms, 1000, 1));
    CHECK_FALSE(run.update_at(999ms, 2000, 2));
    CHECK(run.update_at(1000ms, 500'000, 3));
    CHECK(run.screen.visible() == "3 records, 0,5 MB/s, 50 %, nog 1 s");
    CHECK_FALSE(run.update_at(1199ms, 600'000, 4));
    CHECK(run.update_at(1200ms, 600'000, 5));
    CHECK(run.screen.visible() == "5 records, 0,5 MB/s, 60 %, nog 1 s");
    CHECK(run.update_at(5000ms, 2'000'000, 6));
    CHECK(run.screen.visible() == "6 records, 0,4 MB/s");
}

TEST_CASE("the line is erased before another message and at the end") {
    Run run({});
    run.progress.clear();
    CHECK_FALSE(run.look());
    CHECK(run.update_at(1s, 500'000, 3));
    run.progress.clear();
    CHECK(run.look());
    CHECK(run.screen.visible().empty());
    CHECK(run.screen.cursor == 0);
    run.progress.clear();
    CHECK_FALSE(run.look());
    // It comes back.
    CHECK(run.update_at(2s, 500'000, 4));
    CHECK(run.screen.visible() == "4 records, 0,3 MB/s");

    Terminal terminal(80);
    Line screen;
    {
        auto now = std::chrono::steady_clock::time_point{};
        Progress progress(terminal.line(), {}, [&] { return now; });
        now += 1s;
        progress.update(1, 1);
        screen.write(terminal.written());
        CHECK(screen.visible() == "1 record, 0,0 MB/s");
    }
    screen.write(terminal.written());
    CHECK(screen.visible().empty());
}

TEST_CASE("the line stays within the width of the terminal") {
    for (const std::uint16_t columns : std::array<std::uint16_t, 7>{1, 10, 11, 20, 30, 40, 80}) {
        Run run(1'000'000, columns);
        CHECK(run.update_at(1s, 500'000, 1000));
        CHECK(run.screen.text.size() < columns);
        CHECK(run.update_at(2s, 600'000, 1001));
        CHECK(run.screen.text.size() < columns);
    }
    // A terminal that does not say how wide it is.
    Run run(1'000'000, 0);
    CHECK(run.update_at(1s, 500'000, 1000));
    CHECK(run.screen.visible() == "1.000 records, 0,5 MB/s, 50 %, nog 1 s");
}

TEST_CASE("nothing is written where there is no terminal") {
    std::array<int, 2> ends{};
    REQUIRE(pipe2(ends.data(), O_NONBLOCK) == 0);
    {
        auto now = std::chrono::steady_clock::time_point{};
        Progress progress(ends[1], 100, [&] { return now; });
        now += 10s;
        progress.update(50, 5);
    }
    char byte = 0;
    CHECK(read(ends[0], &byte, 1) < 0);
    close(ends[0]);
    close(ends[1]);
}

TEST_CASE("nothing is written from the background") {
    Terminal terminal(80);
    const pid_t shell = fork();
    REQUIRE(shell >= 0);
    if (shell == 0) {  // owns the terminal
        setsid();
        ioctl(terminal.line(), TIOCSCTTY, 0);
        const pid_t program = fork();
        if (program == 0) {
            setpgid(0, 0);  // now in the background
            auto now = std::chrono::steady_clock::time_point{};
            Progress progress(terminal.line(), 100, [&] { return now; });
            now += 10s;
            progress.update(50, 5);
            _exit(7);
        }
        int status = 0;
        waitpid(program, &status, 0);
        _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
    }
    int status = 0;
    REQUIRE(waitpid(shell, &status, 0) == shell);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
    CHECK(terminal.written().empty());
}
