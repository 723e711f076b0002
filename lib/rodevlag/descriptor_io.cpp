#include "rodevlag/descriptor_io.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace rodevlag {

namespace {

// A descriptor that does not block makes read and write fail with EAGAIN; waiting is what we want.
void wait_until_ready(int descriptor, short events) {
    pollfd waiting{descriptor, events, 0};
    ::poll(&waiting, 1, -1);
}

// Calls `read` until it gives bytes, the end, or a failure that stays.
template <typename Read>
ssize_t read_patiently(int descriptor, const Read& read) {
    for (;;) {
        const ssize_t got = read();
        if (got >= 0) {
            return got;
        }
        if (errno == EAGAIN) {
            wait_until_ready(descriptor, POLLIN);
        } else if (errno != EINTR) {
            return got;
        }
    }
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
        case EXDEV:
            return "de map ligt op een andere schijf";
        case ESTALE:
            return "het bestand op de server is er niet meer";
        case EAGAIN:
            return "het systeem kan er nu niet meer aan";
        case ENOMEM:
            return "te weinig geheugen";
        default:
            return fmt::format("systeemfout {}", error);
    }
}

int open_file(const std::string& path, int flags) {
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

ssize_t read_some(int descriptor, char* buffer, std::size_t size) {
    return read_patiently(descriptor, [&] { return ::read(descriptor, buffer, size); });
}

ssize_t read_some_at(int descriptor, char* buffer, std::size_t size, off_t offset) {
    return read_patiently(descriptor, [&] { return ::pread(descriptor, buffer, size, offset); });
}

int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written > 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (written == 0) {
            return ENOSPC;  // the end of a device; trying again could go on for ever
        } else if (errno == EAGAIN) {
            wait_until_ready(descriptor, POLLOUT);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

int sync_file(int descriptor) {
    while (::fsync(descriptor) != 0) {
        if (errno == EINVAL || errno == ENOTSUP) {
            return 0;
        }
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

int close_file(int descriptor) {
    // Linux has closed it also when it was interrupted; a second time could hit another file.
    return ::close(descriptor) == 0 || errno == EINTR ? 0 : errno;
}

int OutputBuffer::write_on(int descriptor, std::string_view text) {
    if (const int error = flush(descriptor); error != 0) {
        return error;
    }
    if (text.size() >= capacity) {
        return write_all(descriptor, text);
    }
    m_text = text;
    return 0;
}

int OutputBuffer::flush(int descriptor) {
    const int error = write_all(descriptor, m_text);
    m_text.clear();
    return error;
}

}  // namespace rodevlag
