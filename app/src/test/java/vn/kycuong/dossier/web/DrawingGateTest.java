package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class DrawingGateTest {
    @Test
    void two_papers_are_drawn_at_a_time_and_a_third_is_asked_to_come_again() throws InterruptedException {
        var gate = new DrawingGate(Duration.ofMillis(100));
        var drawing = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        for (int i = 0; i < 2; i++)
            Thread.ofVirtual()
                    .start(() -> gate.draw(() -> {
                        drawing.countDown();
                        try {
                            end.await();
                        } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                        }
                        return new byte[0];
                    }));
        drawing.await();
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> gate.draw(() -> new byte[1]))
                .satisfies(e -> assertThat(e.getStatusCode().value()).isEqualTo(503));
        end.countDown();
        Thread.sleep(200);
        assertThat(gate.draw(() -> new byte[1])).hasSize(1);
        assertThatExceptionOfType(IllegalStateException.class)
                .as("a paper that fails leaves its place")
                .isThrownBy(() -> gate.draw(() -> {
                    throw new IllegalStateException();
                }));
        assertThat(gate.draw(() -> new byte[2])).hasSize(2);
    }
}
