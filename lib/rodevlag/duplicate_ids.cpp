#include "rodevlag/duplicate_ids.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace rodevlag {

namespace {

constexpr std::size_t partitions = 256;
constexpr unsigned hash_bits = 56;  // the upper 8 say which partition
constexpr std::uint64_t hash_mask = (std::uint64_t{1} << hash_bits) - 1;

std::size_t partition_of(std::uint64_t hash) {
    return static_cast<std::size_t>(hash >> hash_bits);
}

// A hash without the bits that the partition knows, and 40 bits of record number.
class Entry {
public:
    Entry() = default;
    Entry(std::uint64_t hash, std::uint64_t record)
        : m_low(static_cast<std::uint32_t>(hash)),
          m_middle(static_cast<std::uint32_t>((hash & hash_mask) >> 32U | (record & 0xFFU) << 24U)),
          m_high(static_cast<std::uint32_t>(record >> 8U)) {}

    std::uint64_t hash() const { return m_low | std::uint64_t{m_middle & 0xFFFFFFU} << 32U; }
    std::uint64_t record() const { return m_middle >> 24U | std::uint64_t{m_high} << 8U; }

private:
    std::uint32_t m_low = 0;
    std::uint32_t m_middle = 0;
    std::uint32_t m_high = 0;
};
static_assert(sizeof(Entry) == 12);

// A set of hashes: open addressing with linear probing. A slot holds the hash plus one; 0 is free.
class HashTable {
public:
    enum class Insertion { added, present, full };

    void clear(std::size_t slots) {
        m_slots.assign(slots, 0);
        m_left = slots - slots / 4;
        m_shift = hash_bits - static_cast<unsigned>(std::countr_zero(slots));
    }

    Insertion insert(std::uint64_t hash) {
        const std::size_t mask = m_slots.size() - 1;
        for (auto slot = static_cast<std::size_t>(hash >> m_shift);; slot = (slot + 1) & mask) {
            if (m_slots[slot] == hash + 1) {
                return Insertion::present;
            }
            if (m_slots[slot] == 0) {
                if (m_left == 0) {
                    return Insertion::full;
                }
                --m_left;
                m_slots[slot] = hash + 1;
                return Insertion::added;
            }
        }
    }

private:
    std::vector<std::uint64_t> m_slots;
    std::size_t m_left = 0;  // how many more hashes may come in
    unsigned m_shift = 0;
};

// Repeats that were found, with the few that come first.
struct Repeats {
    struct Named {
        std::uint64_t record = 0;
        std::size_t partition = 0;
        std::uint64_t hash = 0;

        auto operator<=>(const Named&) const = default;
    };

    std::uint64_t count = 0;
    std::vector<Named> first_ones;  // sorted

    void add(const Named& repeat, std::size_t most) {
        ++count;
        if (first_ones.size() == most && (most == 0 || first_ones.back() < repeat)) {
            return;
        }
        first_ones.insert(std::ranges::upper_bound(first_ones, repeat), repeat);
        first_ones.resize(std::min(first_ones.size(), most));
    }
};

// A file without a name, which is gone when the program is; -1 when it cannot be made.
int open_nameless_file(std::string directory) {
    if (directory.empty()) {
        const char* wanted = std::getenv("TMPDIR");
        directory = wanted == nullptr || *wanted == '\0' ? "/tmp" : wanted;
    }
    constexpr mode_t only_owner = 0600;
    const int file = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, only_owner);
    if (file >= 0) {
        return file;
    }
    // Some file systems cannot make a file without a name; nothing is in it before it loses its.
    std::string path = directory + "/.rodevlag-XXXXXX";
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named >= 0) {
        ::unlink(path.c_str());
    }
    return named;
}

bool write_all(int file, const char* data, std::size_t size, off_t offset) {
    while (size > 0) {
        const ssize_t written = ::pwrite(file, data, size, offset);
        if (written > 0) {
            data += written;
            size -= static_cast<std::size_t>(written);
            offset += written;
        } else if (written == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

bool read_all(int file, char* data, std::size_t size, off_t offset) {
    while (size > 0) {
        const ssize_t got = ::pread(file, data, size, offset);
        if (got > 0) {
            data += got;
            size -= static_cast<std::size_t>(got);
            offset += got;
        } else if (got == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

}  // namespace

// The entries: per partition a vector, and in the file the chunks that were full before.
class DuplicateIds::Store {
public:
    explicit Store(const DuplicateIdLimits& limits) : m_limits(limits) {}
    ~Store() { give_up(); }
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    bool failed() const { return m_failed; }

    void add(std::size_t partition, const Entry& entry) {
        if (m_failed) {
            return;
        }
        std::vector<Entry>& entries = m_entries[partition];
        entries.push_back(entry);
        if (entries.size() == m_limits.entries_in_memory) {
            write_chunk(partition);
        }
    }

    std::size_t size_of(std::size_t partition) const {
        const auto chunks = static_cast<std::size_t>(
            std::ranges::count(m_chunks, static_cast<unsigned char>(partition)));
        return chunks * m_limits.entries_in_memory + m_entries[partition].size();
    }

    // Visits the entries of a partition in the order in which they came, until `visit` says false.
    template <typename Visit>
    void for_each(std::size_t partition, const Visit& visit) {
        const auto wanted = static_cast<unsigned char>(partition);
        auto at = std::ranges::find(m_chunks, wanted);
        while (!m_failed && at != m_chunks.end()) {
            read_chunk(static_cast<std::size_t>(at - m_chunks.begin()));
            if (m_failed || !std::ranges::all_of(m_read, visit)) {
                return;
            }
            at = std::find(at + 1, m_chunks.end(), wanted);
        }
        if (!m_failed) {
            std::ranges::all_of(m_entries[partition], visit);
        }
    }

private:
    std::size_t chunk_size() const { return m_limits.entries_in_memory * sizeof(Entry); }

    void write_chunk(std::size_t partition) {
        if (m_file < 0) {
            m_file = open_nameless_file(m_limits.directory);
        }
        std::vector<Entry>& entries = m_entries[partition];
        const auto offset = static_cast<off_t>(m_chunks.size() * chunk_size());
        if (m_file < 0 || !write_all(m_file, reinterpret_cast<const char*>(entries.data()),
                                     chunk_size(), offset)) {
            give_up();
            return;
        }
        m_chunks.push_back(static_cast<unsigned char>(partition));
        entries.clear();
    }

    void read_chunk(std::size_t chunk) {
        m_read.resize(m_limits.entries_in_memory);
        if (!read_all(m_file, reinterpret_cast<char*>(m_read.data()), chunk_size(),
                      static_cast<off_t>(chunk * chunk_size()))) {
            give_up();
        }
    }

    void give_up() {
        m_failed = true;
        if (m_file >= 0) {
            ::close(m_file);
            m_file = -1;
        }
        m_entries = {};
    }

    const DuplicateIdLimits& m_limits;
    std::array<std::vector<Entry>, partitions> m_entries;
    std::vector<unsigned char> m_chunks;  // of which partition each chunk in the file is
    std::vector<Entry> m_read;
    int m_file = -1;
    bool m_failed = false;
};

namespace {

// Finds the repeats of one partition in a table that may be too small for it: then the hashes are
// looked at in two passes of one half each, or in four, and so on.
template <typename Store>
class PartitionSearch {
public:
    PartitionSearch(Store& store, const DuplicateIdLimits& limits)
        : m_store(store), m_limits(limits) {}

    void search(std::size_t partition, Repeats& repeats) {
        const std::size_t size = m_store.size_of(partition);
        if (size == 0) {
            return;
        }
        m_slots = std::min(std::bit_ceil(size + size / 2 + 1), m_limits.table_slots);
        // How many hashes differ is known only afterwards; often, as with one id for all records,
        // far fewer than there are entries.
        for (std::uint64_t passes = 1;; passes *= 2) {
            Repeats found = repeats;
            if (all_passes_fit(partition, passes, found)) {
                repeats = std::move(found);
                return;
            }
        }
    }

private:
    bool all_passes_fit(std::size_t partition, std::uint64_t passes, Repeats& found) {
        bool fits = true;
        for (std::uint64_t pass = 0; pass < passes && fits && !m_store.failed(); ++pass) {
            m_table.clear(m_slots);
            m_store.for_each(partition, [&](const Entry& entry) {
                const std::uint64_t hash = entry.hash();
                if ((hash & (passes - 1)) != pass) {
                    return true;
                }
                const HashTable::Insertion insertion = m_table.insert(hash);
                if (insertion == HashTable::Insertion::present) {
                    found.add({entry.record(), partition, hash}, m_limits.first_ones);
                }
                fits = insertion != HashTable::Insertion::full;
                return fits;
            });
        }
        return fits;
    }

    Store& m_store;
    const DuplicateIdLimits& m_limits;
    HashTable m_table;
    std::size_t m_slots = 0;
};

}  // namespace

DuplicateIds::DuplicateIds(DuplicateIdLimits limits)
    : m_limits(std::move(limits)), m_store(std::make_unique<Store>(m_limits)) {
}

DuplicateIds::~DuplicateIds() = default;

void DuplicateIds::add(std::uint64_t hash, std::uint64_t record_number) {
    m_store->add(partition_of(hash), Entry(hash, record_number));
}

RepeatedIds DuplicateIds::finish() {
    Repeats repeats;
    PartitionSearch<Store> searcher(*m_store, m_limits);
    for (std::size_t partition = 0; partition < partitions; ++partition) {
        searcher.search(partition, repeats);
    }
    RepeatedIds result;
    result.count = repeats.count;
    for (const Repeats::Named& repeat : repeats.first_ones) {
        RepeatedId named{repeat.record, 0};
        m_store->for_each(repeat.partition, [&](const Entry& entry) {
            named.first = entry.record();
            return entry.hash() != repeat.hash;
        });
        result.first_ones.push_back(named);
    }
    return m_store->failed() ? RepeatedIds{false, 0, {}} : result;
}

}  // namespace rodevlag
