// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/sha256.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <openssl/evp.h>
#include <stdexcept>
#include <vector>

#include "data/storage/hexadecimal.hpp"

namespace facialis {

static_assert(std::endian::native == std::endian::little, "samples are hashed as they lie");

struct Sha256::State {
    struct Free {
        void operator()(EVP_MD_CTX* made) const { EVP_MD_CTX_free(made); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>())
{
    if (!state_->context || EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available in the OpenSSL of this machine");
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

void Sha256::add(std::span<const std::int32_t> samples)
{
    add(std::as_bytes(samples));
}

void Sha256::add(std::span<const double> samples)
{
    std::vector<double> plain(samples.begin(), samples.end());
    for (double& sample : plain)
        if (std::isnan(sample))
            sample = std::numeric_limits<double>::quiet_NaN();
    add(std::as_bytes(std::span<const double>(plain)));
}

std::string Sha256::finished()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(state_->context.get(), digest.data(), &length);
    return hexadecimal(std::span(digest).first(length));
}

std::string sha256Of(std::string_view text)
{
    Sha256 sha256;
    sha256.add(std::as_bytes(std::span(text.data(), text.size())));
    return sha256.finished();
}

}  // namespace facialis
