#include "common/progress.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

#include "rodevlag/dutch_number.h"

namespace rodevlag::tools {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds before_first{1000};
constexpr milliseconds between{200};
constexpr std::size_t usual_width = 80;

// Whole units from 10 on: more digits only flicker.
std::string speed_text(double bytes_per_second) {
    constexpr double megabyte = 1e6;
    const auto tenths = static_cast<std::uint64_t>(bytes_per_second / megabyte * 10 + 0.5);
    return tenths < 100 ? fmt::format("{},{} MB/s", tenths / 10, tenths % 10)
                        : dutch_number((tenths + 5) / 10) + " MB/s";
}

std::string time_text(std::uint64_t seconds_left) {
    constexpr std::uint64_t minute = 60;
    constexpr std::uint64_t hour = 60 * minute;
    if (seconds_left < minute) {
        return fmt::format("nog {} s", seconds_left);
    }
    if (seconds_left < hour) {
        return fmt::format("nog {} min {:02} s", seconds_left / minute, seconds_left % minute);
    }
    const std::uint64_t minutes = seconds_left / minute;
    return fmt::format("nog {} uur {:02} min", dutch_number(minutes / minute), minutes % minute);
}

std::size_t width_of(int descriptor) {
    winsize size{};
    return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                          : usual_width;
}

// A program in the background must not write over what the user is typing, and may be stopped when
// it tries.
bool is_in_foreground(int descriptor) {
    const pid_t group = ::tcgetpgrp(descriptor);
    return group < 0 || group == ::getpgrp();
}

// Progress is worth no error message and no waiting.
void write_quietly(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written > 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (written == 0 || errno != EINTR) {
            return;
        }
    }
}

}  // namespace

std::string progress_text(const ProgressState& state, std::size_t width) {
    const double elapsed = std::max(static_cast<double>(state.elapsed.count()) / 1000, 0.001);
    const double speed = static_cast<double>(state.bytes) / elapsed;
    std::array<std::string, 4> parts = {counted(state.rows, "record", "records"), speed_text(speed),
                                        "", ""};
    // A file that grows while it is read has no share.
    if (state.total_bytes && state.bytes <= *state.total_bytes && state.bytes > 0) {
        const auto total = static_cast<double>(*state.total_bytes);
        const auto left = static_cast<double>(*state.total_bytes - state.bytes);
        parts[2] =
            fmt::format("{} %", static_cast<int>(static_cast<double>(state.bytes) * 100 / total));
        parts[3] = time_text(static_cast<std::uint64_t>(left / speed + 0.999));
    }
    std::string text;
    for (const std::string& part : parts) {
        const std::string_view separator = text.empty() ? "" : ", ";
        if (part.empty() || text.size() + separator.size() + part.size() > width) {
            break;
        }
        text += separator;
        text += part;
    }
    return text;
}

Progress::Progress(int descriptor, std::optional<std::uint64_t> total_bytes, Clock clock)
    : m_descriptor(descriptor),
      m_is_terminal(::isatty(descriptor) == 1),
      m_total_bytes(total_bytes),
      m_clock(std::move(clock)),
      m_start(m_clock()),
      m_next(m_start + before_first) {
}

void Progress::update(std::uint64_t bytes, std::uint64_t rows) {
    if (!m_is_terminal) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock();
    if (now < m_next || !is_in_foreground(m_descriptor)) {
        return;
    }
    m_next = now + between;
    const auto elapsed = std::chrono::duration_cast<milliseconds>(now - m_start);
    // In the last column some terminals begin a new line.
    show(progress_text({bytes, rows, m_total_bytes, elapsed}, width_of(m_descriptor) - 1));
}

void Progress::clear() {
    const std::lock_guard lock(m_mutex);
    if (m_shown > 0 && is_in_foreground(m_descriptor)) {
        show("");
        write_quietly(m_descriptor, "\r");
    }
    m_shown = 0;
}

// Overwrites what stands there; spaces erase what is left of a longer line.
void Progress::show(std::string_view text) {
    std::string line = "\r";
    line += text;
    line.append(m_shown - std::min(m_shown, text.size()), ' ');
    write_quietly(m_descriptor, line);
    m_shown = text.size();
}

}  // namespace rodevlag::tools
