// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/model/result.hpp"

namespace facialis::acquisition {

/// Whose numbers a C3D file holds: all little-endian; little-endian integers with the floating
/// point of a VAX; all big-endian.
enum class C3dProcessor { intel, dec, mips };

/// One parameter: numbers or characters, with up to seven dimensions.
struct C3dParameter {
    int type = 0;  ///< -1 characters, 1 bytes, 2 int16, 4 float
    std::vector<std::size_t> dimensions;
    std::span<const std::byte> data;  ///< inside the file
};

/// The parameters of a C3D file by "GROUP:NAME", in capitals ("The C3D File Format User Guide",
/// Motion Lab Systems, chapter on the parameter section).
class C3dParameters {
public:
    /// @errors there is no parameter section, or it is of an unknown processor
    [[nodiscard]] static Result<C3dParameters> read(std::span<const std::byte> file,
                                                    const std::string& path);

    [[nodiscard]] C3dProcessor processor() const { return processor_; }
    [[nodiscard]] std::int64_t word(const std::byte* bytes) const;  ///< int16
    [[nodiscard]] double real(const std::byte* bytes) const;        ///< float of 4 bytes

    /// All numbers of a parameter; empty: it is not there or holds texts.
    [[nodiscard]] std::vector<double> numbers(const std::string& name) const;
    [[nodiscard]] std::optional<double> number(const std::string& name) const;
    /// All texts of a parameter, blanks at their ends removed; empty: not there.
    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const;

    /// true where the section ended before its last parameter did.
    [[nodiscard]] bool isCut() const { return isCut_; }

private:
    void readItems(std::span<const std::byte> section);
    [[nodiscard]] const C3dParameter* find(const std::string& name) const;

    C3dProcessor processor_ = C3dProcessor::intel;
    bool isCut_ = false;
    std::map<std::string, C3dParameter> parameters_;
};

}  // namespace facialis::acquisition
