// A line on the terminal that says how far a long run is.
//
// The usual flow: Progress progress(STDERR_FILENO, size of the input); update() after every block;
// clear() before any other message. Nothing is written when the descriptor is no terminal, in the
// first second, or while the program runs in the background; after that at most five times a
// second, in place. The line is erased at the end. Calls from several threads are safe.
// Left out: colours and cursor movement other than the carriage return, so that every terminal can
// show it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace rodevlag::tools {

/// How far a run is.
struct ProgressState {
    std::uint64_t bytes = 0;  ///< read so far
    std::uint64_t rows = 0;
    std::optional<std::uint64_t> total_bytes;  ///< empty when it is not known, as for a pipe
    std::chrono::milliseconds elapsed{0};
};

/// `1.234.567 records, 45 MB/s, 37 %, nog 12 s`, of which the last parts are left out where it
/// would be wider than `width` columns.
std::string progress_text(const ProgressState& state, std::size_t width);

class Progress {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// `descriptor` must stay open as long as this. The clock is another one in tests only.
    explicit Progress(int descriptor, std::optional<std::uint64_t> total_bytes = {},
                      Clock clock = std::chrono::steady_clock::now);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Says how much was read in all. To be called per block, not per row.
    void update(std::uint64_t bytes, std::uint64_t rows);

    /// Erases the line, so that something else can be written. A later update() shows it again.
    void clear();

private:
    void show(std::string_view text);

    int m_descriptor;
    bool m_is_terminal;
    std::optional<std::uint64_t> m_total_bytes;
    Clock m_clock;
    std::chrono::steady_clock::time_point m_start;
    std::chrono::steady_clock::time_point m_next;  // when the line may be written again
    std::mutex m_mutex;
    std::size_t m_shown = 0;  // columns that the line takes now
};

}  // namespace rodevlag::tools
