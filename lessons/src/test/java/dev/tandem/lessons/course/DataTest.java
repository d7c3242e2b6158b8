package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class DataTest {
    @Test
    void readsTheIrises() {
        Data.Labelled iris = Data.iris();
        assertThat(iris.size()).isEqualTo(150);
        assertThat(iris.features()).allSatisfy(row -> assertThat(row).hasSize(4));
        assertThat(iris.features().get(0)).containsExactly(5.1, 3.5, 1.4, 0.2);
        for (int species = 0; species < 3; species++) {
            assertThat(Collections.frequency(iris.classes(), species)).isEqualTo(50);
        }
    }

    @Test
    void readsTheTumours() {
        Data.Labelled tumours = Data.tumours();
        assertThat(tumours.size()).isEqualTo(100);
        assertThat(tumours.features().get(1)).containsExactly(-1.6283601522445679, 0.07723841816186905);
        assertThat(tumours.classes().subList(0, 3)).containsExactly(1, 0, 0);
    }

    @Test
    void readsThePointsInTheOrderOfTraining() {
        assertThat(Data.pointsAroundALine()).hasSize(120);
        // Line 4 of the file says 6 in its column for the order.
        assertThat(Data.pointsAroundALine().get(6)).containsExactly(0.05042016806722689, 0.978588796965427);
    }
}
