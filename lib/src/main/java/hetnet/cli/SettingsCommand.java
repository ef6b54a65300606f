package hetnet.cli;

import java.util.concurrent.Callable;

/** A command that takes the fields of configuration records as options; each may also be written KEY=value. */
abstract class SettingsCommand implements Callable<Integer> {

    /** Where the command works and speaks. */
    final Workplace place;
    /** The options of the records. */
    final ConfigOptions settings;

    /** @param configurations as they are where nothing is given */
    SettingsCommand(Workplace place, Record... configurations) {
        this.place = place;
        settings = new ConfigOptions(configurations);
    }
}
