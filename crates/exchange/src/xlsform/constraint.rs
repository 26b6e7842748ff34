//! The range of a number, as XLSForm writes it: `. >= 0 and . <= 10`.

/// Writes a range; nothing where it is open at both ends.
pub(super) fn written(minimum: Option<f64>, maximum: Option<f64>) -> String {
    let least = minimum.map(|least| format!(". >= {least}"));
    let most = maximum.map(|most| format!(". <= {most}"));
    let ends: Vec<String> = [least, most].into_iter().flatten().collect();
    ends.join(" and ")
}

/// Reads a range.
pub(super) fn read(text: &str) -> Result<(Option<f64>, Option<f64>), String> {
    let mut range = (None, None);
    if text.trim().is_empty() {
        return Ok(range);
    }
    for part in text.split(" and ") {
        let part = part.trim().strip_prefix('.').map(str::trim_start);
        let end = part.and_then(|part| {
            let number = |sign| part.strip_prefix(sign)?.trim().parse::<f64>().ok();
            let least = number(">=").map(|number| (true, number));
            least.or_else(|| number("<=").map(|number| (false, number)))
        });
        match end {
            Some((true, least)) if range.0.is_none() && least.is_finite() => range.0 = Some(least),
            Some((false, most)) if range.1.is_none() && most.is_finite() => range.1 = Some(most),
            _ => return Err("write a range as . >= 0 and . <= 10, or clear it".into()),
        }
    }
    Ok(range)
}

/// Reads the ends of a scale from the parameters of a range question.
pub(super) fn scale(parameters: &str) -> Result<(Option<f64>, Option<f64>), String> {
    let refused = || "write the scale as start=1 end=5 step=1".to_owned();
    let (mut start, mut end, mut step) = (None, None, None);
    for parameter in parameters
        .split([' ', ',', ';'])
        .filter(|it| !it.is_empty())
    {
        let (name, number) = parameter.split_once('=').ok_or_else(refused)?;
        let number: i32 = number.trim().parse().map_err(|_| refused())?;
        match name.trim() {
            "start" => start = Some(f64::from(number)),
            "end" => end = Some(f64::from(number)),
            "step" => step = Some(number),
            _ => return Err(refused()),
        }
    }
    match (start, end, step) {
        (Some(_), Some(_), None | Some(1)) => Ok((start, end)),
        _ => Err(refused()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reads_back_as_it_was_written() {
        for range in [
            (None, None),
            (Some(0.0), None),
            (None, Some(-2.5)),
            (Some(1990.0), Some(2030.0)),
        ] {
            assert_eq!(read(&written(range.0, range.1)), Ok(range));
        }
        assert_eq!(read(".<=10 and .>= 0"), Ok((Some(0.0), Some(10.0))));
        for text in [
            ". > 0",
            ". >= 0 or . <= 1",
            ". >= 0 and . >= 1",
            ". >= NaN",
            "10",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_scale_goes_by_ones() {
        assert_eq!(scale("start=1 end=5 step=1"), Ok((Some(1.0), Some(5.0))));
        assert_eq!(scale("end=10;start=0"), Ok((Some(0.0), Some(10.0))));
        for text in [
            "",
            "start=1",
            "start=0 end=1 step=0.1",
            "start=0 end=9 step=3",
            "rows=1",
        ] {
            assert!(scale(text).is_err(), "{text}");
        }
    }
}
