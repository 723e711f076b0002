// Hashes of case ids that nobody can foresee and that say nothing about the ids.
//
// SipHash-2-4 (Aumasson and Bernstein 2012) under a key of 128 random bits: whoever writes the
// input cannot choose ids that collide, and whoever reads a hash learns nothing about the id behind
// it. The key lives as long as the run, so hashes of two runs cannot be compared.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rodevlag {

/// A keyed hash of 64 bits. Copies share the key; calls from several threads are safe.
class IdHash {
public:
    static constexpr std::size_t key_size = 16;
    using Key = std::array<unsigned char, key_size>;

    /// With a key of random bits from the system. Throws std::runtime_error when it has none.
    IdHash();

    /// With this key, for tests.
    explicit IdHash(const Key& key) : m_key(key) {}

    std::uint64_t operator()(std::string_view id) const;

private:
    Key m_key{};
};

}  // namespace rodevlag
