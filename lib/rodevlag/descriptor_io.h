// Reading and writing a descriptor of the system: what is interrupted or not ready is tried again,
// and every failure has a Dutch text.
//
// Nothing is thrown here: byte_stream.h makes exceptions of it, with the name of the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace rodevlag {

/// The Dutch text for an errno value; the number where there is no text.
std::string system_message(int error);

/// Opens a file that exists; -1 with errno when that fails. It is closed when a program is started.
int open_file(const std::string& path, int flags);

/// Reads up to `size` bytes; 0 at the end, -1 with errno when that fails.
ssize_t read_some(int descriptor, char* buffer, std::size_t size);

/// As read_some(), at an offset of the file and not where the descriptor stands.
ssize_t read_some_at(int descriptor, char* buffer, std::size_t size, off_t offset);

/// Writes all of `text`; 0, or the errno value of what stopped it.
int write_all(int descriptor, std::string_view text);

/// Brings the file to the disk; 0 or the errno value. A file system that cannot is no failure.
int sync_file(int descriptor);

/// Closes; 0 or the errno value. The descriptor is gone either way.
int close_file(int descriptor);

/// Collects small texts on their way to a descriptor; a large text passes by without being copied.
class OutputBuffer {
public:
    static constexpr std::size_t capacity = std::size_t{64} * 1024;  ///< bytes

    /// 0, or the errno value of what stopped it; the text is then lost.
    int write(int descriptor, std::string_view text) {
        if (m_text.size() + text.size() < capacity) {
            m_text += text;
            return 0;
        }
        return write_on(descriptor, text);
    }

    /// Writes what is kept; as write().
    int flush(int descriptor);

private:
    int write_on(int descriptor, std::string_view text);

    std::string m_text;
};

}  // namespace rodevlag
