package hetnet.cli;

import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.study.bench.ScalingConfig;
import hetnet.study.bench.ScalingStudy;
import picocli.CommandLine.Command;

/**
 * The command behind {@code make bench-scale}: how time and memory of a decision of the unrolled network grow from a
 * thousand to a million UEs. Writes {@code scaling.csv} and the figure {@code scaling_time}.
 */
@Command(name = "bench-scale", header = "Measure time and memory of decisions for up to a million UEs.")
final class ScalingCommand extends SettingsCommand {

    ScalingCommand(Workplace place) {
        super(place, ScalingConfig.standard());
    }

    @Override
    public Integer call() {
        UnrolledModel model = place.network(null);
        new ScalingStudy(settings.over(ScalingConfig.standard()), model, place.out()).write(place.figures());
        return Hetnet.OK;
    }
}
