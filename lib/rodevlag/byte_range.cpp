#include "rodevlag/byte_range.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rodevlag {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;

[[noreturn]] void fail_to_read(const std::string& name, const std::string& why) {
    throw InputError(fmt::format("{}: kan niet lezen: {}", name, why));
}

}  // namespace

RangeSource::RangeSource(const std::string& path, std::uint64_t begin, std::uint64_t end)
    : m_name(path), m_at(begin), m_end(std::max(begin, end)) {
    m_descriptor = open_file(path, O_RDONLY | O_NONBLOCK);
    if (m_descriptor < 0) {
        fail_to_read(m_name, system_message(errno));
    }
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        fail_to_read(m_name, S_ISDIR(status.st_mode)
                                 ? system_message(EISDIR)
                                 : "alleen een gewoon bestand kan in delen worden gelezen");
    }
    m_file_size = static_cast<std::uint64_t>(status.st_size);
}

RangeSource::~RangeSource() {
    ::close(m_descriptor);
}

std::size_t RangeSource::read(char* buffer, std::size_t size) {
    const std::uint64_t wanted = std::min<std::uint64_t>(size, m_end - m_at);
    if (wanted == 0) {
        return 0;
    }
    const ssize_t got = read_some_at(m_descriptor, buffer, static_cast<std::size_t>(wanted),
                                     static_cast<off_t>(m_at));
    if (got < 0) {
        fail_to_read(m_name, system_message(errno));
    }
    if (got == 0) {
        throw InputError(fmt::format("{}: houdt op bij byte {}, voor byte {}", m_name,
                                     std::min(m_at, m_file_size), m_end));
    }
    m_at += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
}

Fingerprint fingerprint_of_range(const std::string& path, std::uint64_t begin, std::uint64_t end) {
    RangeSource source(path, begin, end);
    ByteTally tally;
    tally_all(source, tally);
    return tally.fingerprint();
}

void tally_all(ByteSource& source, ByteTally& tally) {
    std::string buffer(buffer_size, '\0');
    while (const std::size_t got = source.read(buffer.data(), buffer.size())) {
        tally.add({buffer.data(), got});
    }
}

}  // namespace rodevlag
