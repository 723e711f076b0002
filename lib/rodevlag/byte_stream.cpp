#include "rodevlag/byte_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rodevlag/unfinished_output.h"

namespace rodevlag {

namespace {

constexpr std::size_t buffer_size = std::size_t{64} * 1024;
constexpr std::size_t first_step = std::size_t{16} * 1024;

// A descriptor that does not block makes read and write fail with EAGAIN; waiting is what we want.
void wait_until_ready(int descriptor, short events) {
    pollfd waiting{descriptor, events, 0};
    ::poll(&waiting, 1, -1);
}

// Writes all of `text`; returns 0 or the errno value.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            wait_until_ready(descriptor, POLLOUT);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

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

// Follows symbolic links, also where the last one points at nothing yet.
std::string follow_links(std::string path) {
    constexpr int max_links = 40;
    for (int link = 0; link < max_links; ++link) {
        std::array<char, 4096> target{};
        const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
        if (size < 0) {
            break;
        }
        const std::string_view next(target.data(), static_cast<std::size_t>(size));
        path = next.starts_with('/') ? std::string(next)
                                     : fmt::format("{}/{}", directory_of(path), next);
    }
    return path;
}

[[noreturn]] void fail_to_read(const std::string& name, int error) {
    throw InputError(fmt::format("{}: kan niet lezen: {}", name, system_message(error)));
}

}  // namespace

std::string system_message(int error) {
    switch (error) {
        case ENOENT:
            return "bestand of map bestaat niet";
        case EACCES:
        case EPERM:
            return "geen toegang";
        case EISDIR:
            return "is een map";
        case ENOTDIR:
            return "een deel van het pad is geen map";
        case ENOSPC:
            return "de schijf is vol";
        case EDQUOT:
            return "de schijfruimte van deze gebruiker is op";
        case EFBIG:
            return "het bestand wordt groter dan is toegestaan";
        case EIO:
            return "fout van het apparaat";
        case EPIPE:
            return "de ontvanger leest niet meer";
        case EROFS:
            return "hier kan alleen gelezen worden";
        case EMFILE:
        case ENFILE:
            return "te veel open bestanden";
        case ENAMETOOLONG:
            return "de naam is te lang";
        case ELOOP:
            return "te veel symbolische koppelingen";
        case EBADF:
            return "is niet open";
        case ENXIO:
        case ENODEV:
            return "het apparaat is er niet";
        case ETXTBSY:
            return "het bestand is in gebruik als programma";
        case ENOMEM:
            return "te weinig geheugen";
        default:
            return fmt::format("systeemfout {}", error);
    }
}

FileSource::FileSource(const std::string& path) : m_name(path == "-" ? "stdin" : path) {
    if (path == "-") {
        m_descriptor = STDIN_FILENO;
    } else {
        do {
            m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        } while (m_descriptor < 0 && errno == EINTR);
        if (m_descriptor < 0) {
            fail_to_read(m_name, errno);
        }
        m_owned = true;
    }
    struct stat status {};
    if (::fstat(m_descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        if (m_owned) {
            ::close(m_descriptor);
        }
        fail_to_read(m_name, EISDIR);
    }
}

FileSource::~FileSource() {
    if (m_owned) {
        ::close(m_descriptor);
    }
}

std::size_t FileSource::read(char* buffer, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(m_descriptor, buffer, size);
        if (got >= 0) {
            return static_cast<std::size_t>(got);
        }
        if (errno == EAGAIN) {
            wait_until_ready(m_descriptor, POLLIN);
        } else if (errno != EINTR) {
            fail_to_read(m_name, errno);
        }
    }
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
    m_buffer += text;
    if (m_buffer.size() >= buffer_size) {
        flush();
    }
}

void StandardOutput::finish() {
    flush();
}

void StandardOutput::flush() {
    const int error = write_all(STDOUT_FILENO, m_buffer);
    m_buffer.clear();
    if (error != 0) {
        throw OutputError(fmt::format("stdout: kan niet schrijven: {}", system_message(error)));
    }
}

OutputFile::OutputFile(std::string path) : m_path(std::move(path)) {
    if (const std::optional<int> descriptor = named_descriptor(m_path)) {
        m_descriptor = ::fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
        if (m_descriptor < 0) {
            fail(errno);
        }
        return;
    }
    m_target = follow_links(m_path);
    struct stat status {};
    const bool exists = ::stat(m_target.c_str(), &status) == 0;
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
    do {
        m_descriptor = ::open(m_target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } while (m_descriptor < 0 && errno == EINTR);
    if (m_descriptor < 0) {
        fail(errno);
    }
    m_target.clear();
}

void OutputFile::open_beside() {
    const std::size_t name_at =
        m_target.rfind('/') == std::string::npos ? 0 : m_target.rfind('/') + 1;
    // A name of its own for the temporary file, so that a long final name cannot make it too long.
    std::string temporary = m_target.substr(0, name_at) + ".rodevlag-XXXXXX";
    m_descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (m_descriptor < 0) {
        fail(errno);
    }
    m_temporary = std::move(temporary);
    add_unfinished_output(m_temporary);
}

void OutputFile::write(std::string_view text) {
    m_buffer += text;
    if (m_buffer.size() >= buffer_size) {
        flush();
    }
}

void OutputFile::finish() {
    flush();
    if (!m_target.empty()) {
        sync();
    }
    const int closed = ::close(m_descriptor);
    m_descriptor = -1;
    if (closed != 0 && errno != EINTR) {
        fail(errno);
    }
    if (!m_target.empty()) {
        put_in_place();
    }
}

void OutputFile::flush() {
    const int error = write_all(m_descriptor, m_buffer);
    m_buffer.clear();
    if (error != 0) {
        fail(error);
    }
}

void OutputFile::sync() {
    while (::fsync(m_descriptor) != 0) {
        if (errno == EINVAL || errno == ENOTSUP) {
            return;  // this file system has no fsync
        }
        if (errno != EINTR) {
            fail(errno);
        }
    }
}

void OutputFile::put_in_place() {
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
        fail(errno);
    }
    drop_unfinished_output(m_temporary);
    m_temporary.clear();
    // The new name lasts only when the directory is on disk too; the data itself is safe already,
    // so a directory that cannot be opened or synced is no failure.
    const int directory =
        ::open(directory_of(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
}

void OutputFile::fail(int error) const {
    throw OutputError(fmt::format("{}: kan niet schrijven: {}", m_path, system_message(error)));
}

}  // namespace rodevlag
