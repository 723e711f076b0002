// Which case ids occur more than once, over any number of records in bounded memory.
//
// The usual flow: add(hash, number) for every record that has an id, in order and from one thread;
// finish() once. An entry goes to one of 256 partitions by its hash; what does not fit in memory
// goes to a temporary file without a name, so that add() never waits for a table. finish() looks
// at one partition at a time. About 6 MB while adding and 15 MB while finishing; the file takes 12
// bytes per record, and memory one byte per 2,048 of them.
// Exact but for what 64 bits cannot tell apart: among 10 million ids two different ones have the
// same hash with a chance of 3 in a million (1 in 40 among a thousand million). Left out: the ids
// themselves; only hashes are kept (id_hash.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace rodevlag {

/// A record whose id was seen before.
struct RepeatedId {
    std::uint64_t record = 0;
    std::uint64_t first = 0;  ///< the first record with this id

    bool operator==(const RepeatedId&) const = default;
};

struct RepeatedIds {
    /// False when there was no place for the temporary file, or it could not be read: then nothing
    /// is known and the rest is empty.
    bool complete = true;
    std::uint64_t count = 0;             ///< records that repeat an earlier id
    std::vector<RepeatedId> first_ones;  ///< the first of them, in order of record
};

/// How much memory to take. The defaults are for use, other values for tests.
struct DuplicateIdLimits {
    std::size_t entries_in_memory = 2048;  ///< per partition, 12 bytes each
    std::size_t table_slots = 1U << 20U;   ///< a power of two, at least 4; 8 bytes each
    std::size_t first_ones = 5;            ///< how many repeats are named
    std::string directory;                 ///< for the temporary file; "": $TMPDIR, else /tmp
};

/// Collects the hashes of ids and finds those that came more than once. Trouble with the temporary
/// file never ends a run: see RepeatedIds::complete.
class DuplicateIds {
public:
    explicit DuplicateIds(DuplicateIdLimits limits = {});
    ~DuplicateIds();
    DuplicateIds(const DuplicateIds&) = delete;
    DuplicateIds& operator=(const DuplicateIds&) = delete;

    /// `hash` must be evenly spread (IdHash). Record numbers ascend and are below 2^40.
    void add(std::uint64_t hash, std::uint64_t record_number);

    /// What was found; nothing can be added any more.
    RepeatedIds finish();

private:
    class Store;

    DuplicateIdLimits m_limits;
    std::unique_ptr<Store> m_store;
};

}  // namespace rodevlag
