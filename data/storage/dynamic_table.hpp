// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes one NWB table (DynamicTable, TimeIntervals): described columns of equal length.
class DynamicTableWriter {
public:
    struct Names {
        std::string name;
        std::string type = "DynamicTable";  ///< or "TimeIntervals"
        std::string description;
    };

    DynamicTableWriter(const Hdf5Object& parent, ObjectTypes& types, const Names& names);

    void texts(const std::string& name, const std::string& description,
               const std::vector<std::string>& column);
    void numbers(const std::string& name, const std::string& description,
                 std::span<const double> column);
    void integers(const std::string& name, const std::string& description,
                  std::span<const std::int32_t> column);
    /// A value for each of `width` things in every row: row by row, two-dimensional in the file.
    void floats(const std::string& name, const std::string& description,
                std::span<const float> table, std::size_t width);
    /// The same object in every row.
    void references(const std::string& name, const std::string& description,
                    const Hdf5Object& target, std::size_t rows);

    /// Writes ids and column names; to be called once, last. @return the table
    Hdf5Object finish(std::size_t rows);

private:
    void add(const Hdf5Object& column, const std::string& name, const std::string& description);

    Hdf5Object table_;
    ObjectTypes& types_;
    std::vector<std::string> columns_;
};

}  // namespace facialis
