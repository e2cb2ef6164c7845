// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acquisition/devices/fake_line.hpp"

#include <algorithm>

namespace facialis::test {

using namespace acquisition;

namespace {

class FakeLine final : public ByteStream {
public:
    explicit FakeLine(std::shared_ptr<FakeDevice> device) : device_(std::move(device)) {}

    [[nodiscard]] Result<BytesRead> read(std::span<std::uint8_t> into, Duration patience,
                                         const std::stop_token& stop) override
    {
        FakeDevice& device = *device_;
        const Duration until = device.now + patience;
        if (stop.stop_requested())
            return BytesRead{.time = device.now};
        const bool isSoon = !device.due.empty() && device.due.front().at <= until;
        device.now = isSoon ? std::max(device.now, device.due.front().at) : until;
        if (device.unpluggedAt && device.now >= *device.unpluggedAt)
            return BytesRead{.time = device.now, .isHungUp = true};
        if (!isSoon)
            return BytesRead{.time = device.now};
        Packet& bytes = device.due.front().bytes;
        const std::size_t count = std::min(into.size(), bytes.size());
        std::copy_n(bytes.begin(), count, into.begin());
        bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        if (bytes.empty())
            device.due.pop_front();
        return BytesRead{.count = count, .time = device.now};
    }

    [[nodiscard]] Result<void> write(Bytes bytes) override
    {
        FakeDevice& device = *device_;
        device.written.append(bytes.begin(), bytes.end());
        if (device.hear)
            device.taken +=
                device.hear(device, std::string_view(device.written).substr(device.taken));
        return {};
    }
    [[nodiscard]] Duration now() const override { return device_->now; }
    [[nodiscard]] const std::string& name() const override { return name_; }

private:
    std::shared_ptr<FakeDevice> device_;
    std::string name_ = "/dev/fake";
};

}  // namespace

std::unique_ptr<ByteStream> lineTo(std::shared_ptr<FakeDevice> device)
{
    return std::make_unique<FakeLine>(std::move(device));
}

OpenLine opening(std::shared_ptr<FakeDevice> device)
{
    return [device](const std::string&, int) -> Result<std::unique_ptr<ByteStream>> {
        return lineTo(device);
    };
}

std::shared_ptr<FakeDevice> fakeCyton(FakeCyton cyton)
{
    auto device = std::make_shared<FakeDevice>();
    auto state = std::make_shared<FakeCyton>(std::move(cyton));
    device->hear = [state](FakeDevice& self, std::string_view heard) -> std::size_t {
        const Duration soon = 2_ms;
        switch (heard.front()) {
        case 'v':
            self.say(soon,
                     std::string("OpenBCI V3 8-16 channel\nOn Board ADS1299 Device ID: 0x3E\n") +
                         (state->hasDaisy ? "On Daisy ADS1299 Device ID: 0x3E\n" : "") +
                         "LIS3DH Device ID: 0x33\nFirmware: v3.1.2\n$$$");
            return 1;
        case '~':
            if (heard.size() < 2)
                return 0;
            if (heard[1] == '6')
                state->rate = "250";
            self.say(soon, "Success: Sample rate is " + state->rate + "Hz$$$");
            return 2;
        case 'd': self.say(soon, "updating channel settings to default$$$"); return 1;
        case 'C': self.say(soon, state->hasDaisy ? "16$$$" : "no daisy to attach!8$$$"); return 1;
        case 'x':
            if (heard.size() < 9)
                return 0;
            self.say(soon, std::string("Success: Channel set for ") + heard[1] + "$$$");
            return 9;
        case 'b': {
            constexpr std::size_t atOnce = 4;
            for (std::size_t k = 0; k < state->packets.size(); k += atOnce) {
                Packet bytes;
                for (std::size_t n = k; n < std::min(k + atOnce, state->packets.size()); ++n)
                    bytes.insert(bytes.end(), state->packets[n].begin(), state->packets[n].end());
                // Up to 6 ms late, as a busy machine is.
                const double late = 0.001 * static_cast<double>(k * 7919 % 7);
                if (!bytes.empty())
                    self.say(Duration(static_cast<double>(k + atOnce) / 250.0 + late), bytes);
            }
            return 1;
        }
        default: return 1;
        }
    };
    return device;
}

}  // namespace facialis::test
