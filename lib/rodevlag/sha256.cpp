#include "rodevlag/sha256.h"

#include <array>
#include <sodium.h>

namespace rodevlag {

namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string hex_of(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

}  // namespace

// Hashing needs no sodium_init(): it uses no random numbers, and it cannot fail.
std::string sha256_hex(std::string_view bytes) {
    Digest digest{};
    crypto_hash_sha256(digest.data(), data_of(bytes), bytes.size());
    return hex_of(digest);
}

struct Sha256::State {
    crypto_hash_sha256_state hash{};
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    crypto_hash_sha256_init(&m_state->hash);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(&m_state->hash, data_of(bytes), bytes.size());
}

std::string Sha256::hex() const {
    crypto_hash_sha256_state copy = m_state->hash;  // to finish is to spoil it
    Digest digest{};
    crypto_hash_sha256_final(&copy, digest.data());
    return hex_of(digest);
}

}  // namespace rodevlag
