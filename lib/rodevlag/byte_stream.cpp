#include "rodevlag/byte_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include "rodevlag/unfinished_output.h"

namespace rodevlag {

namespace {

constexpr std::size_t first_step = std::size_t{16} * 1024;  // bytes

// The descriptor behind names such as /dev/stdout. Opening the name anew would write from offset 0
// of a redirected file, and renaming over it would cut that file loose.
std::optional<int> named_descriptor(std::string_view path) {
    if (path == "/dev/stdout") {
        return STDOUT_FILENO;
    }
    if (path == "/dev/stderr") {
        return STDERR_FILENO;
    }
    for (const std::string_view prefix : {"/dev/fd/", "/proc/self/fd/"}) {
        if (path.starts_with(prefix)) {
            const std::string_view digits = path.substr(prefix.size());
            int descriptor = -1;
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), descriptor);
            if (error == std::errc{} && end == digits.data() + digits.size() && descriptor >= 0) {
                return descriptor;
            }
        }
    }
    return std::nullopt;
}

std::string directory_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

// Follows symbolic links, also where the last one points at nothing yet; 0 or the errno value.
int follow_links(std::string& path) {
    constexpr int max_links = 40;
    for (int link = 0; link < max_links; ++link) {
        std::array<char, 4096> target{};
        const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
        if (size < 0) {
            return errno == EINVAL || errno == ENOENT ? 0 : errno;  // no link, or nothing there
        }
        const std::string_view next(target.data(), static_cast<std::size_t>(size));
        path = next.starts_with('/') ? std::string(next)
                                     : fmt::format("{}/{}", directory_of(path), next);
    }
    return ELOOP;
}

[[noreturn]] void fail_to_read(const std::string& name, int error) {
    throw InputError(fmt::format("{}: kan niet lezen: {}", name, system_message(error)));
}

}  // namespace

FileSource::FileSource(const std::string& path)
    : m_owned(path != "-"), m_name(m_owned ? path : "stdin") {
    m_descriptor = m_owned ? open_file(path, O_RDONLY) : STDIN_FILENO;
    if (m_descriptor < 0) {
        fail_to_read(m_name, errno);
    }
    struct stat status {};
    int error = ::fstat(m_descriptor, &status) == 0 ? 0 : errno;
    if (error == 0 && S_ISDIR(status.st_mode)) {
        error = EISDIR;
    }
    if (error != 0) {
        if (m_owned) {
            ::close(m_descriptor);
        }
        fail_to_read(m_name, error);
    }
    if (S_ISREG(status.st_mode)) {
        const off_t start = m_owned ? 0 : std::max<off_t>(::lseek(m_descriptor, 0, SEEK_CUR), 0);
        m_promised = static_cast<std::size_t>(std::max<off_t>(status.st_size - start, 0));
    }
}

FileSource::~FileSource() {
    if (m_owned) {
        ::close(m_descriptor);
    }
}

std::size_t FileSource::read(char* buffer, std::size_t size) {
    const ssize_t result = read_some(m_descriptor, buffer, size);
    if (result < 0) {
        fail_to_read(m_name, errno);
    }
    const auto got = static_cast<std::size_t>(result);
    // A record that was cut off can look like a whole one.
    if (got == 0 && size > 0 && m_promised > 0) {
        throw InputError(
            fmt::format("{}: het bestand is korter geworden terwijl het werd gelezen", m_name));
    }
    m_promised -= std::min(m_promised, got);
    return got;
}

std::size_t MemorySource::read(char* buffer, std::size_t size) {
    const std::size_t copied = m_text.copy(buffer, size, m_offset);
    m_offset += copied;
    return copied;
}

std::string_view PeekSource::peek(std::size_t size) {
    std::size_t have = m_ahead.size();
    const std::size_t wanted = m_offset + size;
    while (have < wanted) {
        // In steps: most files are much smaller than what could be wanted. And not anew for every
        // read: a slow source hands on a little at a time.
        if (have == m_ahead.size()) {
            m_ahead.resize(std::min(wanted, std::max(first_step, 2 * have)));
        }
        const std::size_t got = m_source.read(m_ahead.data() + have, m_ahead.size() - have);
        have += got;
        if (got == 0) {
            break;
        }
    }
    m_ahead.resize(have);
    return std::string_view(m_ahead).substr(m_offset, size);
}

std::size_t PeekSource::read(char* buffer, std::size_t size) {
    if (m_offset == m_ahead.size()) {
        return m_source.read(buffer, size);
    }
    const std::size_t copied = m_ahead.copy(buffer, size, m_offset);
    m_offset += copied;
    return copied;
}

std::string read_all(ByteSource& source, std::size_t max_bytes) {
    std::string text;
    std::size_t have = 0;
    for (;;) {
        text.resize(std::min(std::max(first_step, have * 2), max_bytes + 1));
        if (have > max_bytes) {
            throw InputError(fmt::format("{}: de invoer is te groot: meer dan {} bytes",
                                         source.name(), max_bytes));
        }
        const std::size_t got = source.read(text.data() + have, text.size() - have);
        have += got;
        if (got == 0) {
            text.resize(have);
            return text;
        }
    }
}

void StandardOutput::write(std::string_view text) {
    require(m_buffer.write(STDOUT_FILENO, text));
    m_any = m_any || !text.empty();
}

void StandardOutput::finish() {
    require(m_buffer.flush(STDOUT_FILENO));
    if (!m_any) {
        return;
    }
    // Some file systems tell only when a file is closed that it could not be stored. Closing a copy
    // is enough to be told.
    const int copy = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    require(copy < 0 ? errno : close_file(copy));
}

void StandardOutput::require(int error) {
    if (error != 0) {
        throw OutputError(fmt::format("stdout: kan niet schrijven: {}", system_message(error)));
    }
}

OutputFile::OutputFile(std::string path, FileMode mode) : m_path(std::move(path)) {
    if (const std::optional<int> descriptor = named_descriptor(m_path)) {
        m_descriptor = ::fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
        if (m_descriptor < 0) {
            fail(errno);
        }
        return;
    }
    m_target = m_path;
    if (const int error = follow_links(m_target); error != 0) {
        fail(error);
    }
    struct stat status {};
    const bool exists = ::stat(m_target.c_str(), &status) == 0;
    // What cannot be looked at could be a device, or a file that may not be written.
    if (!exists && errno != ENOENT) {
        fail(errno);
    }
    if (exists && S_ISDIR(status.st_mode)) {
        fail(EISDIR);
    }
    if (exists && !S_ISREG(status.st_mode)) {
        open_directly();
        return;
    }
    // A file that may not be written must not be replaced either.
    if (exists && ::access(m_target.c_str(), W_OK) != 0) {
        fail(errno);
    }
    open_beside();
    if (exists && mode == FileMode::kept) {
        m_rights = {status.st_mode & 0777U, status.st_uid, status.st_gid};
    }
}

OutputFile::~OutputFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
    if (!m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
        drop_unfinished_output(m_temporary);
    }
}

void OutputFile::open_directly() {
    m_descriptor = open_file(m_target, O_WRONLY | O_NOCTTY);
    if (m_descriptor < 0) {
        fail(errno);
    }
    m_target.clear();
}

void OutputFile::open_beside() {
    const std::size_t name_at =
        m_target.rfind('/') == std::string::npos ? 0 : m_target.rfind('/') + 1;
    // A name of its own for the temporary file, so that a long final name cannot make it too long.
    const std::string pattern = m_target.substr(0, name_at) + ".rodevlag-XXXXXX";
    // Between the moment that the file is there and the moment that a signal would remove it.
    const SignalsLater later;
    do {
        m_temporary = pattern;
        m_descriptor = ::mkostemp(m_temporary.data(), O_CLOEXEC);
    } while (m_descriptor < 0 && errno == EINTR);
    if (m_descriptor < 0) {
        const int error = errno;
        m_temporary.clear();
        fail(error);
    }
    add_unfinished_output(m_temporary);
}

// Where the group cannot be kept, its rights would be those of another group.
void OutputFile::keep_rights() const {
    struct stat status {};
    require(::fstat(m_descriptor, &status) == 0 ? 0 : errno);
    const auto [mode, owner, group] = *m_rights;
    const bool is_same = status.st_uid == owner && status.st_gid == group;
    const bool has_group = is_same || ::fchown(m_descriptor, owner, group) == 0 ||
                           ::fchown(m_descriptor, static_cast<uid_t>(-1), group) == 0;
    require(::fchmod(m_descriptor, has_group ? mode : mode & 0707U) == 0 ? 0 : errno);
}

void OutputFile::write(std::string_view text) {
    require(m_buffer.write(m_descriptor, text));
}

void OutputFile::finish() {
    require(m_buffer.flush(m_descriptor));
    if (m_rights) {
        keep_rights();
    }
    if (!m_target.empty()) {
        require(sync_file(m_descriptor));
    }
    const int error = close_file(m_descriptor);
    m_descriptor = -1;
    require(error);
    if (!m_target.empty()) {
        put_in_place();
        sync_directory();
    }
}

void OutputFile::put_in_place() {
    // The temporary name must not be removed when it is free again.
    const SignalsLater later;
    require(::rename(m_temporary.c_str(), m_target.c_str()) == 0 ? 0 : errno);
    drop_unfinished_output(m_temporary);
    m_temporary.clear();
}

// The new name lasts only when the directory is on disk too.
void OutputFile::sync_directory() const {
    const int directory = open_file(directory_of(m_target), O_RDONLY | O_DIRECTORY);
    int error = directory < 0 ? errno : sync_file(directory);
    if (directory >= 0) {
        ::close(directory);
    }
    // In a directory that may be written and not read this cannot be done.
    if (error != 0 && error != EACCES) {
        throw OutputError(fmt::format(
            "{}: het bestand is af, maar het is niet zeker dat het na een stroomstoring nog "
            "bestaat: {}",
            m_path, system_message(error)));
    }
}

void OutputFile::require(int error) const {
    if (error != 0) {
        fail(error);
    }
}

void OutputFile::fail(int error) const {
    throw OutputError(fmt::format("{}: kan niet schrijven: {}", m_path, system_message(error)));
}

}  // namespace rodevlag
